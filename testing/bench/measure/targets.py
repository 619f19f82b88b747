"""The targets of docs/performance.md. No change may make a figure worse than `must`; `goal` is what is aimed at."""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Target:
    """Two upper limits of a figure."""
    must: float
    goal: float

    def __str__(self):
        return f"{self.must:g} / {self.goal:g}"

    def verdict(self, value):
        if value <= self.goal:
            return "goal met"
        return "must met" if value <= self.must else "MISSED"


COLD_QUARKUS = Target(0.45, 0.30)
COLD_HELLO_WORLD = Target(1.8, 1.25)
COLD_OWN_CACHE_QUARKUS = Target(0.38, 0.30)
PRIMED = Target(0.08, 0.05)
RESTORE_MILLIS = Target(35, 20)
WARM_SDK_CALLS = Target(1.05, 0.90)
WARM_SDK_CALLS_ADDED_IMAGES = Target(1.15, 0.90)
WARM_QUARKUS = Target(0.45, 0.30)
CLASSES = Target(3000, 2400)
API_ZIP_MB = Target(7, 5)
WRITE_UNITS = {"create_session": Target(3, 2), "update_photo": Target(2, 2), "get_session": Target(1, 1)}
PHOTO_CPU_MILLIS = Target(120, 60)
PHOTO_LIBVIPS = Target(1.5, 1)
