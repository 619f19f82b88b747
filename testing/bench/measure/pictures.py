"""Four sizes of one photo by us and by ImageMagick: seconds, seconds of the processor, peak memory. See bench/pictures."""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
TARGET = ROOT / "target" / "bench"
JARS = ROOT / "testing" / "bench" / "inprocess" / "target"
PHOTOS = "dev.packshot.bench.inprocess.Photos"
WIDTHS = (1600, 800, 400, 200)
MANY = 21


def main():
    options = arguments()
    TARGET.mkdir(parents=True, exist_ok=True)
    photo = TARGET / "photo-12.jpg"
    if not photo.exists():
        run([options.java, "-Xmx2g", *class_path(), PHOTOS, "write", photo, 4032, 3024])
    load = os.getloadavg()[0]
    kinds = {"ours, one photo a process": lambda: run(ours(options, photo, 1)),
             "convert, one photo a process": lambda: run(theirs(photo)),
             f"ours, warm, of {MANY}": lambda: warm(options, photo)}
    found = {name: [] for name in kinds}
    for _ in range(options.rounds):
        for name, measure in kinds.items():
            found[name].append(measure())
    print(f"{photo.stat().st_size:,} bytes, 4032 x 3024; heap {options.heap} MB; {options.rounds} rounds in turn; "
          f"load {load:.1f} at the start; medians\n")
    print(f"{'':32}{'ms':>8}{'CPU ms':>8}{'peak MB':>9}")
    for name, runs in found.items():
        print(f"{name:32}{median(runs, 0) * 1e3:8.0f}{median(runs, 1) * 1e3:8.0f}{median(runs, 2):9.0f}")


def arguments():
    parser = argparse.ArgumentParser(prog="bench/pictures")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--heap", type=int, default=256, help="MB")
    parser.add_argument("--java", default=shutil.which("java"))
    return parser.parse_args()


def ours(options, photo, count):
    return [options.java, "-XX:+UseSerialGC", f"-Xmx{options.heap}m", *class_path(), PHOTOS, "derive", photo, count]


def theirs(photo):
    """What we make: upright, without metadata, progressive, quality 82; each size from the one before."""
    command = ["convert", photo, "-auto-orient", "-strip", "-quality", "82", "-interlace", "Plane",
               "-sampling-factor", "4:2:0"]
    for width in WIDTHS:
        command += ["-resize", width, "-write", TARGET / f"convert-{width}.jpg"]
    return [*command, "null:"]


def warm(options, photo):
    """What a photo costs in a process that has seen some: the difference between many and one."""
    many, one = run(ours(options, photo, MANY)), run(ours(options, photo, 1))
    return (many[0] - one[0]) / (MANY - 1), (many[1] - one[1]) / (MANY - 1), many[2]


def run(command):
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
