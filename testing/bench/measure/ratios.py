"""Ratios of alternating runs. Both runs of a ratio belong to one round, so that a slow machine affects both."""
import statistics


class Ratio:
    """One variant in relation to another: a value per round, and the target of the median."""

    def __init__(self, section, name, ours, theirs, target=None):
        self.section, self.name, self.target = section, name, target
        self.values = [a / b for a, b in zip(ours, theirs)]

    @property
    def median(self):
        return statistics.median(self.values)

    @property
    def verdict(self):
        return self.target.verdict(self.median) if self.target else ""

    def text(self):
        return (f"{self.name:66} {self.median:7.3f} {min(self.values):7.3f} {max(self.values):7.3f} "
                f"{len(self.values):5} {str(self.target or ''):>13} {self.verdict}").rstrip()


HEAD = f"{'':66} {'median':>7} {'min':>7} {'max':>7} {'runs':>5} {'must / goal':>13}"


def percentile(values, percent):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
