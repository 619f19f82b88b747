"""Cold starts: a process, its init and its first answer, function against function in alternating rounds."""
import statistics

from ratios import Row
from variants import Variant, functions

ROUTES = ("packshot", "packshot-get", "packshot-presign", "packshot-upload")


def variants(stage, javas, quick):
    known = functions()
    wanted = [(name, way, 25) for way in ("plain", "runtime", "own") for name in ("floor", "packshot", "quarkus")]
    wanted.append(("packshot", "primed", 25))
    if not quick:
        wanted += [(name, "runtime", 25) for name in ("micronaut", *ROUTES[1:])]
        wanted += [("micronaut", way, 25) for way in ("plain", "own")]
        wanted += [("packshot", "noshare", 25), ("floor", "noshare", 25)]
        wanted += [(name, way, 17) for way in ("plain", "own") for name in ("floor", "packshot", "quarkus")]
    return [Variant(known[name], way, javas[feature], stage) for name, way, feature in wanted if feature in javas]


def measure(stage, javas, rounds, cpu, quick, say):
    chosen = variants(stage, javas, quick)
    for variant in chosen:
        variant.run(cpu)  # files into the page cache; counts for nothing
    runs = {variant.name: [] for variant in chosen}
    for number in range(rounds):
        for variant in chosen:
            runs[variant.name].append(variant.run(cpu))
        say(f"cold: round {number + 1} of {rounds}")
    return runs


def rows(runs):
    def of(name, field="cold"):
        return [run[field] for run in runs[name]]

    table = []

    def add(label, ours, theirs, field="cold", **goals):
        if ours in runs and theirs in runs:
            table.append(Row("cold", label, of(ours, field), of(theirs, field), **goals))

    add("zip on java25, × Quarkus", "packshot/runtime/25", "quarkus/runtime/25", must=0.65, reach=0.50)
    add("zip on java25, × Quarkus, CPU time", "packshot/runtime/25", "quarkus/runtime/25", "cpu_cold")
    add("zip on java25, × Micronaut", "packshot/runtime/25", "micronaut/runtime/25")
    add("zip without archive, × hello world", "packshot/plain/25", "floor/plain/25", must=2.6, reach=1.9)
    add("zip without archive, × hello world, CPU time", "packshot/plain/25", "floor/plain/25", "cpu_cold")
    add("zip without archive, × Quarkus", "packshot/plain/25", "quarkus/plain/25")
    add("zip, not even the JDK's archive, × hello world", "packshot/noshare/25", "floor/noshare/25")
    add("zip on java25, × hello world", "packshot/runtime/25", "floor/runtime/25")
    add("own AOT cache, × Quarkus with its own", "packshot/own/25", "quarkus/own/25", must=0.50, reach=0.38)
    add("own AOT cache, × Quarkus with its own, CPU time", "packshot/own/25", "quarkus/own/25", "cpu_cold")
    add("own AOT cache, × Micronaut with its own", "packshot/own/25", "micronaut/own/25")
    add("own AOT cache, × zip on java25", "packshot/own/25", "packshot/runtime/25")
    add("JDK 17, zip, × Quarkus", "packshot/plain/17", "quarkus/plain/17")
    add("JDK 17, own AppCDS, × Quarkus with its own", "packshot/own/17", "quarkus/own/17")
    add("JDK 17, zip, × hello world", "packshot/plain/17", "floor/plain/17")
    add("first invocation after the snapshot's priming, × unprimed", "packshot/primed/25", "packshot/plain/25",
        "first", must=0.10, reach=0.06)
    add("restore and first invocation, × a whole cold start", "packshot/primed/25", "packshot/plain/25", "waited")
    add("GET session, zip on java25, × POST sessions", "packshot-get/runtime/25", "packshot/runtime/25")
    add("presign, zip on java25, × POST sessions", "packshot-presign/runtime/25", "packshot/runtime/25")
    add("upload event, zip on java25, × POST sessions", "packshot-upload/runtime/25", "packshot/runtime/25")
    return table


def millis(runs):
    """Medians of every variant in milliseconds, for the plot and for whoever wants them."""
    return {name: {field: round(statistics.median(run[field] for run in many), 1)
                   for field in ("init", "first", "cold", "cpu_cold", "restore")} for name, many in runs.items()}
