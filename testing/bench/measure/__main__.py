"""The program behind make bench. It writes a report, summary.json, details.json and a plot; see docs/performance.md."""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import sys
import time

import batch
import bill
import cold
import counts
import growth
import inprocess
import load
import machine
import pictures
import plot
import ratios
import targets
import variants
import warm
from backend import TARGET, start_backend
from jdk import Jdk

FUNCTION_CPU, BACKEND_CPU = 0, 1
MEGAPIXELS, MEMORIES = (1, 5, 12, 25), (512, 1024, 1769)


def main():
    options = arguments()
    jdks = find_jdks(options.jdk)
    jdk = jdks[max(jdks)]
    if options.growth:
        TARGET.mkdir(parents=True, exist_ok=True)
        with start_backend(jdk.home, BACKEND_CPU) as backend:
            print("\n".join(growth.text(growth.measure(backend, jdk, 100, 100, FUNCTION_CPU))))
        return
    if jdk.feature < 25:
        sys.exit("The benchmarks need JDK 25 in addition to the one that builds: JDKS=path:path.")
    TARGET.mkdir(parents=True, exist_ok=True)
    about = machine.describe(jdks)
    zip_bytes = variants.unpack()
    quick = options.quick
    found, microbenchmarks, photos = [], {}, {}
    with start_backend(jdk.home, BACKEND_CPU) as backend:
        classes, sources = counts.loaded_classes(backend, jdk)
        warm.warm_up(backend, jdk, 12_000, FUNCTION_CPU, log)
        runs = cold.measure(backend, jdks, options.rounds, FUNCTION_CPU, quick, log)
        found += cold.ratios(runs)
        warm.complete_fixture(backend, jdk, FUNCTION_CPU)
        units = counts.write_units(backend, jdk)
        blocks = inprocess.warm(backend, jdk, *((5, 40, 2) if quick else (11, 150, 20)), FUNCTION_CPU)
        log("warm: inside one JVM")
        invocations = {} if quick else warm.measure(backend, jdk, "-get", 3, 250, FUNCTION_CPU, log)
        invocations |= warm.measure(backend, jdk, "", 3 if quick else 7, 400 if quick else 600, FUNCTION_CPU, log)
        found += warm.ratios(invocations) + inprocess.warm_ratios(blocks)
        if not quick:
            photos = batch.measure(backend, jdk, MEGAPIXELS, MEMORIES, FUNCTION_CPU, log)
    curves, under_load, prices, compared = {}, {}, [], []
    if not quick:
        with start_backend(jdk.home, BACKEND_CPU) as backend:  # a table of its own, since 100,000 items are added
            curves = growth.measure(backend, jdk, 100_000, 10_000, FUNCTION_CPU)
        log("growth")
        under_load = load.measure(jdk)
        log("load")
        microbenchmarks = inprocess.microbenchmarks(jdk)
        photo_ratios, peaks = inprocess.photos(jdk, MEGAPIXELS, MEMORIES, 5, 3, FUNCTION_CPU, log)
        found += photo_ratios
        photos |= peaks
        compared = pictures.measure(jdk.home / "bin" / "java", 5, FUNCTION_CPU, log)
        prices = bill.lines(under_load["by_route"], statistics.median(run["p50"] for run in invocations["packshot"]),
                            photos["batch of ten, milliseconds a photo/12MP/1769MB"])
    millis = cold.millis(runs)
    summary = summarize(found, millis, zip_bytes, classes, units, about, options.rounds)
    details = {"machine": about, "cold_millis": millis, "classes_by_source": dict(sources.most_common(25)),
               "zip_bytes": zip_bytes, "microbenchmarks": microbenchmarks, "photos": photos, "pictures": compared,
               "growth": curves, "load": under_load, "bill": prices,
               "ratios": [{"section": ratio.section, "name": ratio.name, "median": ratio.median, "min": min(ratio.values),
                           "max": max(ratio.values), "runs": len(ratio.values), "verdict": ratio.verdict}
                          for ratio in found]}
    write("summary.json", json.dumps(summary, indent=2) + "\n")
    write("details.json", json.dumps(details, indent=2) + "\n")
    write("cold.svg", plot.svg(millis, "POST /sessions, cold, milliseconds (init dark, first response light)"))
    text = report(found, summary, microbenchmarks, photos, curves, under_load, prices, about, compared)
    write("report.txt", text)
    print(text)


def arguments():
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and variants: less than five minutes")
    parser.add_argument("--growth", action="store_true", help="only the growth of requests with the stored data")
    parser.add_argument("--rounds", type=int, help="rounds of cold starts (11; quick 3)")
    parser.add_argument("--jdk", default=os.environ.get("JDKS", ""), help="home directories of JDKs, colon-separated")
    options = parser.parse_args()
    options.rounds = options.rounds or (3 if options.quick else 11)
    return options


def find_jdks(paths):
    """The JDKs to measure on, by feature release: those at the paths, or those in Linux's usual folder."""
    homes = [pathlib.Path(home) for home in paths.split(":") if home]
    homes = homes or [path for path in sorted(pathlib.Path("/usr/lib/jvm").glob("*")) if not path.is_symlink()]
    found = [Jdk(home) for home in homes if (home / "bin" / "javac").exists()]
    if not found or not shutil.which("taskset"):
        sys.exit("The benchmarks need Linux with taskset, and a JDK: JDKS=path:path.")
    return {jdk.feature: jdk for jdk in found}


def summarize(found, millis, zip_bytes, classes, units, about, rounds):
    medians = {ratio.name: round(ratio.median, 4) for ratio in found}
    return {"cold_x_quarkus": medians["zip on java25, × Quarkus"],
            "cold_x_hello_world": medians["zip without archive, × hello world"],
            "cold_own_cache_x_quarkus": medians["own AOT cache, × Quarkus with its own"],
            "primed_x_unprimed": medians["first invocation after priming, × unprimed"],
            "restore_and_first_millis": millis["packshot/primed/25"]["waited"],
            "warm_x_sdk_calls": medians["POST sessions, p50, × bare SDK calls"],
            "warm_x_quarkus": medians["POST sessions, p50, × Quarkus"],
            "cold_cpu_x_quarkus": medians["zip on java25, × Quarkus, CPU time"],
            "cold_cpu_x_hello_world": medians["zip without archive, × hello world, CPU time"],
            "classes_loaded": classes, "zip_bytes": zip_bytes["packshot"],
            "events_zip_bytes": zip_bytes["packshot-events"], "write_units": units, "rounds": rounds,
            "load_at_start": about["load_at_start"]}


def report(found, summary, microbenchmarks, photos, curves, under_load, prices, about, compared):
    lines = [f"{about['cpu']}, {about['cpus']} CPUs, {about['memory_mb']} MB; {'; '.join(about['jdks'])}; "
             f"load {about['load_at_start']:.1f} at the start", "", ratios.HEAD]
    for section in dict.fromkeys(ratio.section for ratio in found):
        lines += ["", section.upper(), *(ratio.text() for ratio in found if ratio.section == section)]
    lines += ["", f"{'ABSOLUTE':66} {'':7} {'must / goal':>13}",
              absolute("restore and first invocation, ms (on a quiet machine)", summary["restore_and_first_millis"],
                       targets.RESTORE_MILLIS),
              absolute("classes loaded up to the first response", summary["classes_loaded"], targets.CLASSES),
              absolute("zip of the API's functions, MB", round(summary["zip_bytes"] / 1e6, 1), targets.API_ZIP_MB),
              absolute("zip of the other functions, MB", round(summary["events_zip_bytes"] / 1e6, 1))]
    lines += [absolute(f"write units of {inprocess.ROUTES[route]}", value, targets.WRITE_UNITS[route])
              for route, value in summary["write_units"].items()]
    if microbenchmarks:
        lines += ["", "MICROBENCHMARKS (JMH): nanoseconds and bytes per call"]
        lines += [f"{name:40} {cost['nanoseconds']:12,.0f} ns {cost['bytes']:12,.0f} B"
                  for name, cost in microbenchmarks.items()]
    if photos:
        lines += ["", "PHOTOS: upload events of ten messages, and peaks of one process"]
        lines += [f"{name:50} {value:10}" for name, value in photos.items()]
    if compared:
        lines += ["", "PICTURES", *compared]
    if curves:
        lines += ["", "GROWTH", *growth.text(curves)]
    if under_load:
        lines += ["", "LOAD", *load.text(under_load), "", *prices]
    return "\n".join(lines) + "\n"


def absolute(name, value, target=None):
    return f"{name:66} {value:7g} {str(target or ''):>13} {target.verdict(value) if target else ''}".rstrip()


def write(name, text):
    (TARGET / name).write_text(text)


def log(text, start=time.monotonic()):
    print(f"{time.monotonic() - start:5.0f} s  {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
