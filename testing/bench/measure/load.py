"""The local system under callers that never pause: no 5xx, no lost photo, exact limits, and what it costs on AWS."""
import collections
import json
import os
import re
import shutil
import signal
import subprocess
import time

import inprocess
from stage import ROOT, TARGET

CALLERS, SECONDS, FEW_A_MINUTE = 50, 60, 10


def measure(jdk, seconds=SECONDS, callers=CALLERS):
    data = TARGET / "load"
    shutil.rmtree(data, ignore_errors=True)
    log = TARGET / "load.log"
    with open(log, "wb") as out:
        run = subprocess.Popen([ROOT / "local" / "launch", "run"], stdout=out, stderr=subprocess.STDOUT, cwd=ROOT,
                               env={**os.environ, "PORT": "0", "S3_PORT": "0", "DATA": str(data),
                                    "KEY_PER_MINUTE": "1000000"})
        try:
            demo = await_demo(data / "demo.env", run, log)
            said = inprocess.java(jdk, ["-Xmx512m"], f"{inprocess.PACKAGE}.Load",
                                  [demo["URL"], demo["KEY"], demo["LIMITED_KEY"], FEW_A_MINUTE, callers, seconds])
        finally:
            run.send_signal(signal.SIGTERM)
            run.wait(60)
    found = json.loads(said.splitlines()[-1])
    found |= {"callers": callers, "seconds": seconds, "by_route": by_route(log.read_text())}
    return found


def await_demo(file, run, log):
    for _ in range(1200):
        if file.exists():
            return dict(line.split("=", 1) for line in file.read_text().splitlines() if "=" in line)
        if run.poll() is not None:
            break
        time.sleep(0.25)
    raise SystemExit(f"The local run did not start; see {log}.")


def by_route(log):
    """Calls, units and milliseconds of each function, from the lines that it logs on AWS too."""
    found = collections.defaultdict(lambda: collections.Counter())
    for line in re.findall(r"\{\"level\":\"INFO\".*\}", log):
        told = json.loads(line)
        if "route" not in told or told.get("status", 200) >= 400:
            continue
        sums = found[told["route"]]
        sums["calls"] += 1
        for name in ("write_units", "read_units", "duration_ms"):
            sums[name] += told.get(name, 0)
    return {route: dict(sums) for route, sums in found.items()}


def text(found):
    lines = [f"{found['callers']} callers, {found['seconds']} s: {found['photos_uploaded']} photos uploaded, "
             f"{found['photos_lost']} lost; {found['server_errors']} answers of 5xx; "
             f"limit of {found['limit']} a minute exact: {'yes' if found['limit_exact'] else 'NO'} "
             f"({', '.join(map(str, found['admitted_a_minute']))})"]
    lines += [f"{what:10} p50 {found[what + '_p50_ms']:7.1f} ms, p99 {found[what + '_p99_ms']:7.1f} ms"
              for what in ("open", "presign", "upload", "register", "read") if what + "_p50_ms" in found]
    lines += [f"{route:18} {sums['calls']:7} calls, {sums['write_units'] / sums['calls']:5.2f} write units, "
              f"{sums['read_units'] / sums['calls']:5.2f} read units each"
              for route, sums in sorted(found["by_route"].items())]
    return lines
