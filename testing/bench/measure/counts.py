"""Exact counts: the classes loaded up to the first response, and the capacity units of a request."""
import collections
import json
import re

from backend import TARGET
from variants import Variant, functions

LOADED = re.compile(r"^(?:\[[^]]*\])*\s*(\S+) source: (.*)$")
FUNCTIONS = {"create_session": "packshot", "update_photo": "packshot-update-photo", "get_session": "packshot-get"}


def loaded_classes(backend, jdk):
    """The number of classes loaded from the start to the first response, and the numbers by source."""
    log = TARGET / "classes.txt"
    log.unlink(missing_ok=True)
    Variant(functions()["packshot"], "plain", jdk, backend).run(None, options=[f"-Xlog:class+load:file={log}::filecount=0"])
    lines = [LOADED.match(line) for line in log.read_text().splitlines()]
    sources = collections.Counter(line[2].rsplit("/", 1)[-1].strip() for line in lines if line)
    return sum(sources.values()), sources


def write_units(backend, jdk):
    """The write units of one request by route, as the function logs them."""
    return {route: logged(Variant(functions()[name], "plain", jdk, backend).run(None)["log"])["write_units"]
            for route, name in FUNCTIONS.items()}


def logged(log):
    """The line that a function writes for a request."""
    return next(json.loads(line) for line in log.splitlines() if line.startswith("{") and '"write_units"' in line)
