"""Warm invocations under the Runtime Interface Client: ours against Quarkus, in alternating rounds."""
import json
import statistics

from ratios import Row, percentile
from variants import Variant, functions

LEFT_OUT = 200  # invocations at the start of each run


def up(stage, java, invocations, cpu, say):
    """Has the backend answer so often that it is compiled: DynamoDB Local takes 30 ms a write before, and 1 after."""
    run = Variant(functions()["packshot"], "runtime", java, stage).run(cpu, warm=invocations)
    stage.sessions = [body_of(answer)["short_id"] for answer in run["answers"]]
    say("backend: warm")


def furnish(stage, java, cpu, images=10):
    """Has the photo judged and made images of, so that a session and a product show what they do in use."""
    Variant(functions()["packshot-upload"], "plain", java, stage).run(cpu)
    run = Variant(functions()["packshot-copy"], "plain", java, stage).run(cpu, warm=images - 1)
    stage.facts["image"] = body_of(run["answers"][-1])["id"]


def body_of(answer):
    return json.loads(json.loads(answer)["body"])


def measure(stage, java, rounds, invocations, cpu, say):
    known = functions()
    chosen = [Variant(known[name], "runtime", java, stage) for name in ("packshot", "quarkus")]
    runs = {variant.function.name: [] for variant in chosen}
    for number in range(rounds):
        for variant in chosen:
            run = variant.run(cpu, warm=LEFT_OUT + invocations)
            counted = run["warm"][LEFT_OUT:]
            runs[variant.function.name].append({
                "p50": statistics.median(counted), "p99": percentile(counted, 99),
                "cpu": (run["cpu_end"] - run["cpu_cold"]) / len(run["warm"])})
        say(f"warm: round {number + 1} of {rounds}")
    return runs


def rows(runs):
    def against(label, field, **goals):
        ours, theirs = ([run[field] for run in runs[name]] for name in ("packshot", "quarkus"))
        return Row("warm", label, ours, theirs, **goals)

    return [against("POST sessions, p50, × Quarkus", "p50", must=0.50, reach=0.35),
            against("POST sessions, p99, × Quarkus", "p99"),
            against("POST sessions, CPU time, × Quarkus", "cpu")]
