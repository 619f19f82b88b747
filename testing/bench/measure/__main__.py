"""make bench: every measurement, one table of ratios, summary.json, a plot. See docs/performance.md."""
import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import sys
import time

import batch
import bill
import classes
import cold
import growth
import inprocess
import load
import machine
import plot
import ratios
import stage as stages
import variants
import warm

FUNCTION_CPU, BACKEND_CPU = 0, 1
MEGAPIXELS, MEMORIES = (1, 5, 12, 25), (512, 1024, 1769)


def main():
    options = arguments()
    javas = jdks(options.jdk)
    java = javas[max(javas)]
    if max(javas) < 25:
        sys.exit("The benchmarks need a JDK 25 beside the one that builds: JDKS=path:path.")
    stages.TARGET.mkdir(parents=True, exist_ok=True)
    about = machine.describe(javas)
    sizes = variants.lay_out()
    quick = options.quick
    rows, parts, photos = [], {}, {}
    with stages.backend(java.home, BACKEND_CPU) as stage:
        loaded, sources = classes.count(stage, java)
        warm.up(stage, java, 12_000, FUNCTION_CPU, say)
        runs = cold.measure(stage, javas, options.rounds, FUNCTION_CPU, quick, say)
        rows += cold.rows(runs)
        warm.furnish(stage, java, FUNCTION_CPU)
        blocks = inprocess.warm(stage, java, *((5, 40, 2) if quick else (11, 150, 20)), FUNCTION_CPU)
        say("warm: inside one JVM")
        invoked = {}
        if not quick:
            others = [route for route in warm.ROUTES if route]
            invoked = warm.measure(stage, java, others, 3, 250, FUNCTION_CPU, say)
        invoked |= warm.measure(stage, java, [""], 3 if quick else 7, 400 if quick else 600, FUNCTION_CPU, say)
        rows += warm.rows(invoked) + inprocess.warm_rows(blocks)
        if not quick:
            photos = batch.measure(stage, java, MEGAPIXELS, MEMORIES, FUNCTION_CPU, say)
    curves, loaded_system, costs = {}, {}, []
    if not quick:
        with stages.backend(java.home, BACKEND_CPU) as stage:  # a table of its own: it grows by 100,000 rows
            curves = growth.measure(stage, java, 100_000, 10_000, FUNCTION_CPU)
        say("growth")
        loaded_system = load.measure(java)
        say("load")
        parts = inprocess.pure_parts(java)
        found, peaks = inprocess.photos(java, MEGAPIXELS, MEMORIES, 5, 3, FUNCTION_CPU, say)
        rows += found
        photos |= peaks
        costs = bill.lines(loaded_system["by_route"], statistics.median(run["p50"] for run in invoked["packshot"]),
                           photos["batch of ten, milliseconds a photo/12MP/1769MB"])
    summary = summarise(rows, sizes, loaded, about, options.rounds)
    details = {"machine": about, "cold_millis": cold.millis(runs), "classes_by_source": dict(sources.most_common(25)),
               "zip_bytes": sizes, "parts": parts, "photos": photos,
               "growth": curves, "load": loaded_system, "bill": costs,
               "rows": [{"section": row.section, "name": row.name, "median": row.median, "min": min(row.values),
                         "max": max(row.values), "runs": len(row.values), "verdict": row.verdict} for row in rows]}
    write("summary.json", json.dumps(summary, indent=2) + "\n")
    write("details.json", json.dumps(details, indent=2) + "\n")
    write("cold.svg", plot.svg(details["cold_millis"], "POST /sessions, cold, milliseconds (init dark, first answer light)"))
    report = table(rows, summary, parts, photos, curves, loaded_system, costs, about)
    write("report.txt", report)
    print(report)


def arguments():
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and variants: under five minutes")
    parser.add_argument("--rounds", type=int, help="rounds of cold starts (11; quick 3)")
    parser.add_argument("--jdk", default=os.environ.get("JDKS", ""), help="homes of JDKs, apart by colons")
    options = parser.parse_args()
    options.rounds = options.rounds or (3 if options.quick else 11)
    return options


def jdks(named):
    """The JDKs to measure on, by feature release: those named, or those where Linux keeps them."""
    homes = [pathlib.Path(home) for home in named.split(":") if home]
    homes = homes or [path for path in sorted(pathlib.Path("/usr/lib/jvm").glob("*")) if not path.is_symlink()]
    found = [variants.Java(home) for home in homes if (home / "bin" / "javac").exists()]
    if not found or not shutil.which("taskset"):
        sys.exit("The benchmarks need Linux with taskset, and a JDK: JDKS=path:path.")
    return {java.feature: java for java in found}


def summarise(rows, sizes, loaded, about, rounds):
    medians = {row.name: round(row.median, 4) for row in rows}
    return {"cold_x_quarkus": medians["zip on java25, × Quarkus"],
            "cold_x_floor": medians["zip without archive, × hello world"],
            "cold_aot_x_quarkus_aot": medians["own AOT cache, × Quarkus with its own"],
            "primed_x_unprimed": medians["first invocation after the snapshot's priming, × unprimed"],
            "warm_x_sdk": medians["POST sessions, p50, × bare SDK calls"],
            "warm_x_quarkus": medians["POST sessions, p50, × Quarkus"],
            "cold_cpu_x_quarkus": medians["zip on java25, × Quarkus, CPU time"],
            "cold_cpu_x_floor": medians["zip without archive, × hello world, CPU time"],
            "classes_loaded": loaded, "zip_bytes": sizes["packshot"], "events_zip_bytes": sizes["packshot-events"],
            "wcu_create_session": promised_units("opensASessionFor"), "rounds": rounds,
            "load_at_start": about["load_at_start"]}


def promised_units(test):
    """What ConsumedUnitsTest holds a request to, on the real DynamoDB Local."""
    source = (stages.ROOT / "functions/src/test/java/dev/packshot/lambda/ConsumedUnitsTest.java").read_text()
    return int(re.search(test + r".*?assertUnits\(\d+, (\d+)", source, re.DOTALL).group(1))


def table(rows, summary, parts, photos, curves, loaded_system, costs, about):
    lines = [f"{about['cpu']}, {about['cpus']} CPUs, {about['memory_mb']} MB; {'; '.join(about['jdks'])}; "
             f"load {about['load_at_start']:.1f} at the start", "", ratios.HEAD]
    for section in dict.fromkeys(row.section for row in rows):
        lines += ["", section.upper(), *(row.text() for row in rows if row.section == section)]
    lines += ["", f"classes loaded to the first answer {summary['classes_loaded']} (4000 / 3200)",
              f"zip of the API's functions {summary['zip_bytes'] / 1e6:.1f} MB (11 / 7), of the others "
              f"{summary['events_zip_bytes'] / 1e6:.1f} MB", f"write units of POST sessions {summary['wcu_create_session']}"]
    if parts:
        lines += ["", "PURE PARTS (JMH): nanoseconds, bytes a call"]
        lines += [f"{name:40} {cost['nanoseconds']:12,.0f} ns {cost['bytes']:12,.0f} B" for name, cost in parts.items()]
    if photos:
        lines += ["", "PHOTOS: upload events of ten messages, and peaks of one process"]
        lines += [f"{name:50} {value:10}" for name, value in photos.items()]
    if curves:
        lines += ["", "GROWTH", *growth.text(curves)]
    if loaded_system:
        lines += ["", "LOAD", *load.text(loaded_system), "", *costs]
    return "\n".join(lines) + "\n"


def write(name, text):
    (stages.TARGET / name).write_text(text)


def say(text, began=time.monotonic()):
    print(f"{time.monotonic() - began:5.0f} s  {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
