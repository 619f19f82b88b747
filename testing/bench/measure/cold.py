"""Cold starts: a new process, its initialization and its first response, in alternating rounds of variants."""
import statistics

import targets
from ratios import Ratio
from variants import Variant, functions

OTHER_ROUTES = ("packshot-get", "packshot-presign", "packshot-upload")


def variants(backend, jdks, quick):
    known = functions()
    chosen = [(name, mode, 25) for mode in ("plain", "runtime", "own") for name in ("floor", "packshot", "quarkus")]
    chosen.append(("packshot", "primed", 25))
    if not quick:
        chosen += [(name, "runtime", 25) for name in ("micronaut", *OTHER_ROUTES)]
        chosen += [("micronaut", mode, 25) for mode in ("plain", "own")]
        chosen += [("packshot", "noshare", 25), ("floor", "noshare", 25)]
        chosen += [(name, mode, 17) for mode in ("plain", "own") for name in ("floor", "packshot", "quarkus")]
    return [Variant(known[name], mode, jdks[feature], backend) for name, mode, feature in chosen if feature in jdks]


def measure(backend, jdks, rounds, cpu, quick, log):
    """Returns the runs of every variant by its name."""
    chosen = variants(backend, jdks, quick)
    for variant in chosen:
        variant.run(cpu)  # not counted: it reads the files into the page cache
    runs = {variant.name: [] for variant in chosen}
    for number in range(rounds):
        for variant in chosen:
            runs[variant.name].append(variant.run(cpu))
        log(f"cold: round {number + 1} of {rounds}")
    return runs


def ratios(runs):
    found = []

    def add(label, ours, theirs, field="cold", target=None):
        if ours in runs and theirs in runs:
            found.append(Ratio("cold", label, [run[field] for run in runs[ours]], [run[field] for run in runs[theirs]], target))

    add("zip on java25, × Quarkus", "packshot/runtime/25", "quarkus/runtime/25", target=targets.COLD_QUARKUS)
    add("zip on java25, × Quarkus, CPU time", "packshot/runtime/25", "quarkus/runtime/25", "cpu_cold")
    add("zip on java25, × Micronaut", "packshot/runtime/25", "micronaut/runtime/25")
    add("zip without archive, × hello world", "packshot/plain/25", "floor/plain/25", target=targets.COLD_HELLO_WORLD)
    add("zip without archive, × hello world, CPU time", "packshot/plain/25", "floor/plain/25", "cpu_cold")
    add("zip without archive, × Quarkus", "packshot/plain/25", "quarkus/plain/25")
    add("zip without even the JDK's archive, × hello world", "packshot/noshare/25", "floor/noshare/25")
    add("zip on java25, × hello world", "packshot/runtime/25", "floor/runtime/25")
    add("own AOT cache, × Quarkus with its own", "packshot/own/25", "quarkus/own/25",
        target=targets.COLD_OWN_CACHE_QUARKUS)
    add("own AOT cache, × Quarkus with its own, CPU time", "packshot/own/25", "quarkus/own/25", "cpu_cold")
    add("own AOT cache, × Micronaut with its own", "packshot/own/25", "micronaut/own/25")
    add("own AOT cache, × zip on java25", "packshot/own/25", "packshot/runtime/25")
    add("JDK 17, zip, × Quarkus", "packshot/plain/17", "quarkus/plain/17")
    add("JDK 17, own AppCDS, × Quarkus with its own", "packshot/own/17", "quarkus/own/17")
    add("JDK 17, zip, × hello world", "packshot/plain/17", "floor/plain/17")
    add("first invocation after priming, × unprimed", "packshot/primed/25", "packshot/plain/25", "first", targets.PRIMED)
    add("restore and first invocation, × a whole cold start", "packshot/primed/25", "packshot/plain/25", "waited")
    add("GET session, zip on java25, × POST sessions", "packshot-get/runtime/25", "packshot/runtime/25")
    add("presign, zip on java25, × POST sessions", "packshot-presign/runtime/25", "packshot/runtime/25")
    add("upload event, zip on java25, × POST sessions", "packshot-upload/runtime/25", "packshot/runtime/25")
    return found


def millis(runs):
    """The medians of every variant in milliseconds."""
    return {name: {field: round(statistics.median(run[field] for run in many), 1)
                   for field in ("init", "first", "cold", "cpu_cold", "restore", "waited")} for name, many in runs.items()}
