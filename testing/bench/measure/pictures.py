"""The work on a photo of 12 megapixels, as JPEG and as HEIC, by Packshot and by native libraries on the same core.

CPU times are those of the thread that works: a machine on which other programs run can be measured as well.
"""
import argparse
import hashlib
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

import targets

ROOT = pathlib.Path(__file__).resolve().parents[3]
TARGET = ROOT / "target" / "bench"
BENCH = ROOT / "testing" / "bench"
JARS = BENCH / "inprocess" / "target"
PHOTOS = "dev.packshot.bench.inprocess.Photos"
PEERS = {"jpg": "libvips", "heic": "pillow-heif"}
COUNTS = {"jpg": 20, "heic": 3}
C1 = ["-XX:TieredStopAtLevel=1"]
JVMS = {"jpg": {"": [], ", C1 alone as in the function": C1}, "heic": {", C1 alone as in the function": C1}}


def main():
    options = arguments()
    print("\n".join(measure(options.java, options.rounds, options.cpu, lambda text: None)))


def arguments():
    parser = argparse.ArgumentParser(prog="testing/bench/pictures")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cpu", type=int, default=0)
    parser.add_argument("--java", default=shutil.which("java"))
    return parser.parse_args()


def measure(java, rounds, cpu, log):
    """Returns the lines of the report."""
    TARGET.mkdir(parents=True, exist_ok=True)
    python = peers_python()
    if not python:
        return ["pictures: not compared, since the native libraries could not be installed from PyPI"]
    lines = [f"12 megapixels, four sizes; {rounds} alternating rounds on one core; load {os.getloadavg()[0]:.1f} at the "
             "start; medians", "", f"{'':44}{'first: CPU ms':>14}{'warm: CPU ms':>14}{'peak MB':>9}"]
    for kind in PEERS:
        lines += compare(kind, photo(java, python, kind), java, python, rounds, cpu)
        log(f"pictures: {kind}")
    return lines


def compare(kind, file, java, python, rounds, cpu):
    peer = PEERS[kind]
    commands = {f"{kind}, Packshot{name}": packshot(java, jvm, file, COUNTS[kind]) for name, jvm in JVMS[kind].items()}
    first = next(iter(commands))
    commands[f"{kind}, {peer}"] = [python, BENCH / "measure" / "peers.py", peer, file, COUNTS[kind]]
    runs = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(["taskset", "-c", cpu, *command]))
    medians = {name: [statistics.median(column) for column in zip(*found)] for name, found in runs.items()}
    lines = [f"{name:44}{cold:14.0f}{warm:14.0f}{peak:9.0f}" for name, (cold, warm, _, peak) in medians.items()]
    ours, theirs = runs[first], runs[f"{kind}, {peer}"]
    ratio = statistics.median(a[1] / b[1] for a, b in zip(ours, theirs))
    lines.append(f"{kind}, warm, × {peer}: {ratio:.2f}" + verdict(kind, ratio, medians[first]))
    return lines


def verdict(kind, ratio, ours):
    if kind != "jpg":
        return ""
    cpu_millis, peer = targets.PHOTO_CPU_MILLIS, targets.PHOTO_LIBVIPS
    return (f" ({peer} {peer.verdict(ratio)}); CPU ms {cpu_millis} {cpu_millis.verdict(ours[1])}; "
            f"its quality takes {ours[2]:.0f} ms more")


def packshot(java, jvm, file, count):
    return [java, "-XX:+UseSerialGC", "-Xmx512m", "-XX:-DontCompileHugeMethods", *jvm, "-cp",
            f"{JARS}/classes:{JARS}/lib/*", PHOTOS, "cpu", file, count]


def run(command):
    """Returns the CPU milliseconds of the first photo, of a warm one, of its quality, and the peak MB of the process."""
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command} failed.")
    times = [[float(word) for word in line.split()] for line in output.splitlines()]
    warm = times[len(times) // 2:]
    quality = statistics.median(line[1] for line in warm) if len(warm[0]) > 1 else 0
    return times[0][0], statistics.median(line[0] for line in warm), quality, usage.ru_maxrss / 1024


def photo(java, python, kind):
    """The file of the photo, which is written on first use."""
    file, jpeg = TARGET / f"photo-12.{kind}", TARGET / "photo-12.jpg"
    if not jpeg.exists():
        run_once([java, "-Xmx2g", "-cp", f"{JARS}/classes:{JARS}/lib/*", PHOTOS, "write", jpeg, 4032, 3024])
    if not file.exists():
        run_once([python, BENCH / "measure" / "peers.py", "write-heic", jpeg, file])
    return file


def peers_python():
    """The Python of an environment with the native libraries, which is made on first use; nothing without PyPI."""
    lock = BENCH / "peers.txt"
    folder = TARGET / f"peers-{hashlib.sha256(lock.read_bytes()).hexdigest()[:8]}"
    if not (folder / "finished").exists():
        try:
            run_once([sys.executable, "-m", "venv", folder])
            run_once([folder / "bin" / "pip", "install", "--quiet", "--require-hashes", "--requirement", lock])
        except subprocess.CalledProcessError:
            return None
        (folder / "finished").touch()
    return folder / "bin" / "python"


def run_once(command):
    subprocess.run([str(word) for word in command], check=True)


if __name__ == "__main__":
    main()
