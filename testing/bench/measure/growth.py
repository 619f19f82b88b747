"""What requests cost while what is stored grows: each curve is flat, or linear in what is returned, or neither."""
import collections
import json

import inprocess
from stage import TARGET

MEASURES = (("read_units", 1), ("write_units", 1), ("answer_bytes", 64))
FLAT, STRAIGHT = 1.05, 0.02


def measure(stage, jdk, most_sessions, most_keys, cpu):
    events = TARGET / "events"
    events.mkdir(exist_ok=True)
    for route in ("create_session", "get_session", "presign_upload", "add_image", "list_images"):
        (events / f"{route}.json").write_bytes(stage.event(route))
    environment = {"PATH": "/usr/bin:/bin", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret",
                   **stage.environment()}
    said = inprocess.java(jdk, ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m", *stage.trust_options()],
                          f"{inprocess.PACKAGE}.Growth",
                          [events, *(stage.facts[name] for name in ("key", "session", "organization")),
                           most_sessions, most_keys], environment, cpu)
    curves = collections.defaultdict(list)
    for line in said.splitlines():
        if line.startswith("{"):
            point = json.loads(line)
            curves[f"{point['route']}, by {point['axis']}"].append(point)
    return curves


def verdict(points, field, grain):
    """Units come in whole numbers and bytes with ids in them, so a curve may be off by a grain."""
    values = [point[field] for point in points]
    if max(values) - min(values) <= grain or max(values) <= FLAT * min(values):
        return "flat"
    first, last = points[0], points[-1]
    if last["returned"] == first["returned"]:
        return "GROWS"
    slope = (last[field] - first[field]) / (last["returned"] - first["returned"])
    off = max(abs(point[field] - first[field] - slope * (point["returned"] - first["returned"])) for point in points)
    return "linear" if off <= grain + STRAIGHT * max(values) else "BENT"


def text(curves):
    lines = []
    for name, points in curves.items():
        lines.append(f"{name}: " + ", ".join(f"{field.replace('_', ' ')} {verdict(points, field, grain)}"
                                             for field, grain in MEASURES))
        lines += [f"    {point['stored']:7,} stored, {point['returned']:4} returned: {point['p50_micros'] / 1000:7.2f} ms, "
                  f"{point['read_units']:6.1f} read and {point['write_units']:3.0f} write units in {point['calls']} calls, "
                  f"{point['answer_bytes']:8,} bytes" for point in points]
    return lines
