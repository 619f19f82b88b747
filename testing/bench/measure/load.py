"""The local system under callers that never pause: errors, lost photos, the exactness of rate limits, and capacity units."""
import collections
import json
import os
import re
import shutil
import signal
import subprocess
import time

import inprocess
from backend import ROOT, TARGET

CALLERS, SECONDS, LIMITED_KEY_PER_MINUTE = 50, 60, 10
STEPS = ("open", "presign", "upload", "register", "read")


def measure(jdk, seconds=SECONDS, callers=CALLERS):
    data = TARGET / "load"
    shutil.rmtree(data, ignore_errors=True)
    log = TARGET / "load.log"
    with open(log, "wb") as out:
        process = subprocess.Popen([ROOT / "local" / "launch", "run"], stdout=out, stderr=subprocess.STDOUT, cwd=ROOT,
                                   env={**os.environ, "PORT": "0", "S3_PORT": "0", "DATA": str(data),
                                        "KEY_PER_MINUTE": "1000000"})
        try:
            demo = await_demo_file(data / "demo.env", process, log)
            output = inprocess.java(jdk, ["-Xmx512m"], f"{inprocess.PACKAGE}.Load",
                                    [demo["URL"], demo["KEY"], demo["LIMITED_KEY"], LIMITED_KEY_PER_MINUTE, callers, seconds])
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)
    found = json.loads(output.splitlines()[-1])
    found |= {"callers": callers, "seconds": seconds, "by_route": by_route(log.read_text())}
    return found


def await_demo_file(file, process, log):
    """Waits for the file that holds the address and the keys of a local run, and reads it."""
    for _ in range(1200):
        if file.exists():
            return dict(line.split("=", 1) for line in file.read_text().splitlines() if "=" in line)
        if process.poll() is not None:
            break
        time.sleep(0.25)
    raise SystemExit(f"The local run did not start; see {log}.")


def by_route(log):
    """The calls, units and milliseconds of each function, from the lines that it also logs on AWS."""
    found = collections.defaultdict(lambda: collections.Counter())
    for line in re.findall(r"\{\"level\":\"INFO\".*\}", log):
        fields = json.loads(line)
        if "route" not in fields or fields.get("status", 200) >= 400:
            continue
        sums = found[fields["route"]]
        sums["calls"] += 1
        for name in ("write_units", "read_units", "duration_ms"):
            sums[name] += fields.get(name, 0)
    return {route: dict(sums) for route, sums in found.items()}


def text(found):
    lines = [f"{found['callers']} callers, {found['seconds']} s: {found['photos_uploaded']} photos uploaded, "
             f"{found['photos_lost']} lost; {found['server_errors']} responses of 5xx; "
             f"limit of {found['limit']} per minute exact: {'yes' if found['limit_exact'] else 'NO'} "
             f"({', '.join(map(str, found['admitted_per_minute']))})"]
    lines += [f"{step:10} p50 {found[step + '_p50_ms']:7.1f} ms, p99 {found[step + '_p99_ms']:7.1f} ms"
              for step in STEPS if step + "_p50_ms" in found]
    lines += [f"{route:18} {sums['calls']:7} calls, {sums['write_units'] / sums['calls']:5.2f} write units, "
              f"{sums['read_units'] / sums['calls']:5.2f} read units each"
              for route, sums in sorted(found["by_route"].items())]
    return lines
