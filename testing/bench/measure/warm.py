"""Warm invocations under the Runtime Interface Client: Packshot in relation to Quarkus, in alternating rounds."""
import json
import socket
import ssl
import statistics
import urllib.parse

import targets
from ratios import Ratio, percentile
from variants import Variant, functions

WARM_UP = 200  # invocations at the start of each run that do not count
HANDSHAKES = 3_000
PEER = "quarkus"
ROUTES = {"": "POST sessions", "-get": "GET session"}  # by the end of the names of the functions


def warm_up(backend, jdk, invocations, cpu, log):
    """Lets the backend's JVM compile its code.

    A write to DynamoDB Local takes 30 ms before and 1 ms after, a TLS handshake 7 ms before and 2 ms after."""
    shake_hands(backend.fixture["dynamodb"], backend.fixture["certificate"])
    shake_hands(backend.fixture["s3"], backend.fixture["certificate"])
    run = Variant(functions()["packshot"], "runtime", jdk, backend).run(cpu, warm=invocations)
    backend.events.sessions = [body_of(response)["short_id"] for response in run["responses"]]
    log("backend: warm")


def shake_hands(endpoint, certificate):
    address = urllib.parse.urlsplit(endpoint)
    context = ssl.create_default_context(cafile=certificate)
    for _ in range(HANDSHAKES):
        with socket.create_connection((address.hostname, address.port)) as plain:
            with context.wrap_socket(plain, server_hostname=address.hostname) as tls:
                tls.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                tls.recv(1)


def complete_fixture(backend, jdk, cpu, images=10):
    """Lets Packshot validate the photo and add images of it to the product, so that responses have a usual size."""
    Variant(functions()["packshot-upload"], "plain", jdk, backend).run(cpu)
    run = Variant(functions()["packshot-copy"], "plain", jdk, backend).run(cpu, warm=images - 1)
    backend.fixture["image"] = body_of(run["responses"][-1])["id"]


def body_of(response):
    return json.loads(json.loads(response)["body"])


def measure(backend, jdk, route, rounds, invocations, cpu, log):
    """Returns the runs of Packshot's and of Quarkus's function of a route, by name of the function."""
    known = functions()
    pair = [Variant(known[name + route], "runtime", jdk, backend) for name in ("packshot", PEER)]
    runs = {variant.function.name: [] for variant in pair}
    for number in range(rounds):
        schemas = set()
        for variant in pair:
            run = variant.run(cpu, warm=WARM_UP + invocations)
            counted = run["warm"][WARM_UP:]
            runs[variant.function.name].append({
                "p50": statistics.median(counted), "p99": percentile(counted, 99),
                "cpu": (run["cpu_end"] - run["cpu_cold"]) / len(run["warm"])})
            schemas.add(json.dumps(schema(body_of(run["responses"][-1])), sort_keys=True))
        if len(schemas) > 1:
            raise SystemExit(f"The responses of {PEER + route} have other fields than Packshot's: {schemas}")
        log(f"warm: {ROUTES[route]}, round {number + 1} of {rounds}")
    return runs


def schema(value):
    """The names of the fields of a response and the types of their values."""
    if isinstance(value, dict):
        return {name: schema(field) for name, field in value.items()}
    if isinstance(value, list):
        return [schema(element) for element in value]
    return type(value).__name__


def ratios(runs):
    found = []
    for route, name in ROUTES.items():
        if "packshot" + route not in runs:
            continue
        for label, field, target in (("p50", "p50", targets.WARM_QUARKUS), ("p99", "p99", None),
                                     ("CPU time", "cpu", None)):
            ours, theirs = ([run[field] for run in runs[function + route]] for function in ("packshot", PEER))
            found.append(Ratio("warm", f"{name}, {label}, × Quarkus", ours, theirs, target))
    return found
