"""Warm invocations under the Runtime Interface Client: ours against Quarkus, in alternating rounds.

Routes that wait for S3 or make pictures are left out: their time is S3's, or that of the libraries of pictures."""
import json
import socket
import ssl
import statistics
import urllib.parse

from ratios import Row, percentile
from variants import Variant, functions

LEFT_OUT = 200  # invocations at the start of each run
PEERS = ("packshot", "quarkus")
ROUTES = {"": "POST sessions", "-get": "GET session", "-presign": "presign", "-register": "POST photos",
          "-update-photo": "PATCH photo", "-list-images": "GET images, 10 of them", "-get-image": "GET image",
          "-update-image": "PATCH image"}


HANDSHAKES = 3_000


def up(stage, java, invocations, cpu, say):
    """Has the backend answer so often that it is compiled: DynamoDB Local takes 30 ms a write before, and 1 after,
    and its JVM 7 ms a handshake of TLS before, and 2 after."""
    shake_hands(stage.facts["dynamodb"], stage.facts["certificate"])
    shake_hands(stage.facts["s3"], stage.facts["certificate"])
    run = Variant(functions()["packshot"], "runtime", java, stage).run(cpu, warm=invocations)
    stage.sessions = [body_of(answer)["short_id"] for answer in run["answers"]]
    say("backend: warm")


def shake_hands(address, certificate):
    where = urllib.parse.urlsplit(address)
    trusting = ssl.create_default_context(cafile=certificate)
    for _ in range(HANDSHAKES):
        with socket.create_connection((where.hostname, where.port)) as plain:
            with trusting.wrap_socket(plain, server_hostname=where.hostname) as secret:
                secret.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                secret.recv(1)


def furnish(stage, java, cpu, images=10):
    """Has the photo judged and made images of, so that a session and a product show what they do in use."""
    Variant(functions()["packshot-upload"], "plain", java, stage).run(cpu)
    run = Variant(functions()["packshot-copy"], "plain", java, stage).run(cpu, warm=images - 1)
    stage.facts["image"] = body_of(run["answers"][-1])["id"]


def body_of(answer):
    return json.loads(json.loads(answer)["body"])


def measure(stage, java, routes, rounds, invocations, cpu, say):
    """The functions of these routes, ours and theirs: lists of runs, by function."""
    known = functions()
    pairs = [[Variant(known[peer + route], "runtime", java, stage) for peer in PEERS] for route in routes]
    runs = {variant.function.name: [] for pair in pairs for variant in pair}
    for number in range(rounds):
        for pair in pairs:
            shapes = set()
            for variant in pair:
                run = variant.run(cpu, warm=LEFT_OUT + invocations)
                counted = run["warm"][LEFT_OUT:]
                runs[variant.function.name].append({
                    "p50": statistics.median(counted), "p99": percentile(counted, 99),
                    "cpu": (run["cpu_end"] - run["cpu_cold"]) / len(run["warm"])})
                shapes.add(json.dumps(shape(body_of(run["answers"][-1])), sort_keys=True))
            if len(shapes) > 1:
                raise SystemExit(f"{variant.function.name} answers another thing than we do: {shapes}")
        say(f"warm: round {number + 1} of {rounds}")
    return runs


def shape(answer):
    """The names of an answer's fields and the types of their values: the same whoever answers."""
    if isinstance(answer, dict):
        return {name: shape(value) for name, value in answer.items()}
    if isinstance(answer, list):
        return [shape(value) for value in answer]
    return type(answer).__name__


def rows(runs):
    table = []
    for route, name in ROUTES.items():
        if PEERS[0] + route not in runs:
            continue
        ours, theirs = (runs[peer + route] for peer in PEERS)

        def against(label, field, **goals):
            return Row("warm", f"{name}, {label}, × Quarkus", [run[field] for run in ours],
                       [run[field] for run in theirs], **goals)

        goals = {"must": 0.50, "reach": 0.35} if route == "" else {}
        table += [against("p50", "p50", **goals), against("p99", "p99"), against("CPU time", "cpu")]
    return table
