"""What is loaded until the first answer, counted: exact, and so fit for a gate."""
import collections
import re

from stage import TARGET
from variants import Variant, functions

LOADED = re.compile(r"^(?:\[[^]]*\])*\s*(\S+) source: (.*)$")


def count(stage, java, name="packshot"):
    """Classes loaded from the start to the first answer, in all and by where they came from."""
    log = TARGET / "classes.txt"
    log.unlink(missing_ok=True)
    variant = Variant(functions()[name], "plain", java, stage)
    variant.run(None, extra=[f"-Xlog:class+load:file={log}::filecount=0"])
    found = [LOADED.match(line) for line in log.read_text().splitlines()]
    sources = collections.Counter(match[2].rsplit("/", 1)[-1].strip() for match in found if match)
    return sum(sources.values()), sources
