"""The cost of requests as the stored data grows. A curve is flat, linear in what is returned, or neither."""
import collections

import inprocess

FIELDS = (("read_units", 1), ("write_units", 1), ("response_bytes", 64))  # with their tolerance
FLAT, STRAIGHT = 1.05, 0.02
EVENTS = ("create_session", "get_session", "get_status", "list_photos", "create_capture", "presign_upload", "add_image",
          "list_images", "uploaded_object")


def measure(backend, jdk, max_sessions, max_keys, cpu):
    """Returns the points of every curve by its name."""
    folder = inprocess.write_events(backend, EVENTS)
    arguments = [folder, *(backend.fixture[name] for name in ("key", "session", "organization")), max_sessions, max_keys]
    curves = collections.defaultdict(list)
    for point in inprocess.java_with_backend(backend, jdk, "Growth", arguments, cpu):
        curves[f"{point['route']}, by {point['axis']}"].append(point)
    return curves


def verdict(points, field, tolerance):
    """Units are whole numbers and ids vary in length, so a flat curve may vary by the tolerance."""
    values = [point[field] for point in points]
    if max(values) - min(values) <= tolerance or max(values) <= FLAT * min(values):
        return "flat"
    first, last = points[0], points[-1]
    if last["returned"] == first["returned"]:
        return "GROWS"
    slope = (last[field] - first[field]) / (last["returned"] - first["returned"])
    deviation = max(abs(point[field] - first[field] - slope * (point["returned"] - first["returned"])) for point in points)
    return "linear" if deviation <= tolerance + STRAIGHT * max(values) else "BENT"


def text(curves):
    lines = []
    for name, points in curves.items():
        lines.append(f"{name}: " + ", ".join(f"{field.replace('_', ' ')} {verdict(points, field, tolerance)}"
                                             for field, tolerance in FIELDS))
        lines += [f"    {point['stored']:7,} stored, {point['returned']:4} returned: {point['p50_micros'] / 1000:7.2f} ms, "
                  f"{point['read_units']:6.1f} read and {point['write_units']:3.0f} write units in {point['calls']} calls, "
                  f"{point['response_bytes']:8,} bytes" for point in points]
    return lines
