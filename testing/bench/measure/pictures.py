"""The four sizes of a photo of 12 megapixels, made by Packshot and by ImageMagick: time, CPU time and peak memory."""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import time

import targets

ROOT = pathlib.Path(__file__).resolve().parents[3]
TARGET = ROOT / "target" / "bench"
JARS = ROOT / "testing" / "bench" / "inprocess" / "target"
PHOTOS = "dev.packshot.bench.inprocess.Photos"
WIDTHS = (1600, 800, 400, 200)
WARM_COUNT = 21


def main():
    options = arguments()
    TARGET.mkdir(parents=True, exist_ok=True)
    photo = TARGET / "photo-12.jpg"
    if not photo.exists():
        run([options.java, "-Xmx2g", *class_path(), PHOTOS, "write", photo, 4032, 3024])
    load = os.getloadavg()[0]
    warm_name = f"ours, warm, of {WARM_COUNT}"
    measurements = {"ours, one photo a process": lambda: run(packshot(options, photo, 1)),
                    "convert, one photo a process": lambda: run(convert(photo)),
                    warm_name: lambda: warm(options, photo)}
    found = {name: [] for name in measurements}
    for _ in range(options.rounds):
        for name, measure in measurements.items():
            found[name].append(measure())
    print(f"{photo.stat().st_size:,} bytes, 4032 x 3024; heap {options.heap} MB; {options.rounds} alternating rounds; "
          f"load {load:.1f} at the start; medians\n")
    print(f"{'':32}{'ms':>8}{'CPU ms':>8}{'peak MB':>9}")
    for name, runs in found.items():
        print(f"{name:32}{median(runs, 0) * 1e3:8.0f}{median(runs, 1) * 1e3:8.0f}{median(runs, 2):9.0f}")
    target = targets.PHOTO_CPU_MILLIS
    print(f"\nCPU ms of a warm photo, must / goal: {target} {target.verdict(median(found[warm_name], 1) * 1e3)}")


def arguments():
    parser = argparse.ArgumentParser(prog="testing/bench/pictures")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--heap", type=int, default=256, help="MB")
    parser.add_argument("--java", default=shutil.which("java"))
    return parser.parse_args()


def packshot(options, photo, count):
    return [options.java, "-XX:+UseSerialGC", f"-Xmx{options.heap}m", *class_path(), PHOTOS, "derive", photo, count]


def convert(photo):
    """A command with Packshot's settings: upright, no metadata, progressive, quality 82, each size from the last."""
    command = ["convert", photo, "-auto-orient", "-strip", "-quality", "82", "-interlace", "Plane",
               "-sampling-factor", "4:2:0"]
    for width in WIDTHS:
        command += ["-resize", width, "-write", TARGET / f"convert-{width}.jpg"]
    return [*command, "null:"]


def warm(options, photo):
    """The cost of a photo in a warm process: the difference between many photos and one."""
    many, one = run(packshot(options, photo, WARM_COUNT)), run(packshot(options, photo, 1))
    return (many[0] - one[0]) / (WARM_COUNT - 1), (many[1] - one[1]) / (WARM_COUNT - 1), many[2]


def run(command):
    """Returns the seconds, the CPU seconds and the peak MB of a process."""
    start = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed.")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def class_path():
    return ["-cp", f"{JARS}/classes:{JARS}/lib/*"]


def median(runs, field):
    return sorted(run[field] for run in runs)[len(runs) // 2]


if __name__ == "__main__":
    main()
