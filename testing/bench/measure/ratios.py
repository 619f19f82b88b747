"""Ratios of alternating runs: each is of two runs of one round, so that what slows the machine slows both."""
import statistics


class Row:
    """One line of the table."""

    def __init__(self, section, name, ours, theirs, must=None, reach=None):
        self.section, self.name, self.must, self.reach = section, name, must, reach
        self.values = [a / b for a, b in zip(ours, theirs)]

    @property
    def median(self):
        return statistics.median(self.values)

    @property
    def verdict(self):
        if self.must is None:
            return ""
        if self.median <= self.reach:
            return "reached"
        return "met" if self.median <= self.must else "MISSED"

    def text(self):
        goal = "" if self.must is None else f"{self.must:g} / {self.reach:g}"
        return (f"{self.name:66} {self.median:7.3f} {min(self.values):7.3f} {max(self.values):7.3f} "
                f"{len(self.values):5} {goal:>13} {self.verdict}")


HEAD = f"{'':66} {'median':>7} {'min':>7} {'max':>7} {'runs':>5} {'must / reach':>13}"


def percentile(values, percent):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
