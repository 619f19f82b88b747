"""Measurements inside one JVM: warm requests, microbenchmarks and photos."""
import collections
import json
import subprocess

import targets
from backend import BENCH, TARGET
from jdk import LAMBDA_OPTIONS
from ratios import Ratio

PACKAGE = "dev.packshot.bench.inprocess"
ROUTES = {"create_session": "POST sessions", "get_session": "GET session", "presign_upload": "presign",
          "register_photo": "POST photos", "update_photo": "PATCH photo", "list_images": "GET images, 10 of them",
          "get_image": "GET image", "update_image": "PATCH image", "make_primary": "PATCH image, made primary",
          "add_file": "POST images, a file", "copy_photo": "POST images, a photo", "delete_image": "DELETE image"}
ADDED_IMAGES = ("add_file", "copy_photo")
PHOTO_KEY = "PHOTO_KEY"  # the measuring program replaces it by a new key for each event
LENGTH_TOLERANCE = 0.02  # ids and numbers vary by a digit
HEAP_SHARE = 0.85  # about the share of a function's memory that Lambda gives to the heap
SIZES = {1: (1160, 870), 5: (2592, 1944), 12: (4032, 3024), 25: (5792, 4344)}


def java(jdk, options, main, arguments, environment=None, cpu=None, classpath_prefix=""):
    """Runs a main class and returns its standard output."""
    jars = BENCH / "inprocess" / "target"
    pinned = ["taskset", "-c", str(cpu)] if cpu is not None else []
    process = subprocess.run(
        [*pinned, str(jdk.home / "bin" / "java"), *options, "-cp", f"{classpath_prefix}{jars}/classes:{jars}/lib/*", main,
         *map(str, arguments)], capture_output=True, text=True, env=environment)
    if process.returncode:
        raise SystemExit(f"{main} failed:\n{process.stdout[-2000:]}\n{process.stderr[-3000:]}")
    return process.stdout


def java_with_backend(backend, jdk, main, arguments, cpu, classpath_prefix=""):
    """Runs a main class with the options and the environment of a function. Returns the JSON objects that it prints."""
    environment = {"PATH": "/usr/bin:/bin", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret",
                   **backend.environment()}
    output = java(jdk, [*LAMBDA_OPTIONS, *backend.trust_options()], f"{PACKAGE}.{main}", arguments, environment, cpu,
                  classpath_prefix)
    return [json.loads(line) for line in output.splitlines() if line.startswith("{")]


def write_events(backend, names):
    """Writes an event of each name to a file. Returns the folder."""
    folder = TARGET / "events"
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.json").write_bytes(backend.events.create(name))
    return folder


def warm(backend, jdk, blocks, calls, slow_calls, cpu):
    """Measures every route and the SDK calls that it makes. Returns the blocks by route."""
    folder = write_events(backend, ROUTES)
    registration = backend.events.registration(backend.fixture["session"], PHOTO_KEY)
    (folder / "register_photo.json").write_text(json.dumps(registration))
    (folder / "fixture.json").write_text(json.dumps(backend.fixture))
    require_same_calls(java_with_backend(backend, jdk, "WarmRequests", [folder, 0, 0, 0], cpu,
                                         f"{BENCH}/inprocess/target/classes/recording:"))
    found = collections.defaultdict(list)
    for block in java_with_backend(backend, jdk, "WarmRequests", [folder, blocks, calls, slow_calls], cpu):
        found[block["route"]].append(block)
    return found


def require_same_calls(routes):
    """Exits if the bare calls of a route differ from those that the route sends."""
    for route in routes:
        ours, bare = (sorted((call["operation"], call["bodyLength"]) for call in route[side]) for side in ("ours", "bare"))
        if ([name for name, _ in ours] != [name for name, _ in bare]
                or any(abs(a - b) > LENGTH_TOLERANCE * a for (_, a), (_, b) in zip(ours, bare))):
            raise SystemExit(f"{route['route']} sends {ours}, but its bare calls are {bare}.")


def warm_ratios(found):
    ratios = []
    for route, blocks in found.items():
        baseline = "SDK calls and picture work" if route == "add_file" else "bare SDK calls"
        target = targets.WARM_SDK_CALLS_ADDED_IMAGES if route in ADDED_IMAGES else targets.WARM_SDK_CALLS
        for label, field, field_target in (("p50", "p50Micros", target), ("p99", "p99Micros", None),
                                           ("CPU time", "cpuMicros", None), ("bytes allocated", "bytes", None)):
            ratios.append(Ratio("warm", f"{ROUTES[route]}, {label}, × {baseline}", [block["ours"][field] for block in blocks],
                                [block["bare"][field] for block in blocks], field_target))
    return ratios


def microbenchmarks(jdk):
    """Nanoseconds and allocated bytes per call, measured by JMH."""
    result = TARGET / "jmh.json"
    java(jdk, [], "org.openjdk.jmh.Main", ["Microbenchmarks", "-prof", "gc", "-rf", "json", "-rff", result, "-v", "SILENT"])
    return {entry["benchmark"].rsplit(".", 1)[-1]: {
        "nanoseconds": round(entry["primaryMetric"]["score"], 1),
        "bytes": round(entry["secondaryMetrics"]["gc.alloc.rate.norm"]["score"], 1)}
        for entry in json.loads(result.read_text())}


def photo(jdk, megapixels):
    """The file of a photo of this size, which is created on first use."""
    file = TARGET / f"photo-{megapixels}.jpg"
    if not file.exists():
        java(jdk, ["-Xmx2g"], f"{PACKAGE}.Photos", ["write", file, *SIZES[megapixels]])
    return file


def photos(jdk, megapixels, memories, count, rounds, cpu, log):
    """Measures the validation of photos in relation to plain ImageIO. Returns ratios of time, and peaks of memory."""
    ratios, peaks = [], {}
    for size in megapixels:
        file = photo(jdk, size)
        for memory in memories:
            ours, theirs = [], []
            for _ in range(rounds):
                for work, times in (("judge", ours), ("imageio", theirs)):
                    millis, peak = run_photos(jdk, work, file, memory, count, cpu)
                    times.append(millis)
                    if peak:
                        peaks[f"{work}, peak MB/{size}MP/{memory}MB"] = peak
            pairs = [(a, b) for a, b in zip(ours, theirs) if a and b]
            if pairs:
                ratios.append(Ratio("upload", f"judge {size} MP at {memory} MB, × plain ImageIO", *zip(*pairs)))
        log(f"upload: {size} megapixels")
    return ratios, peaks


def run_photos(jdk, work, file, memory, count, cpu):
    """Returns the median milliseconds per photo and the peak MB of the process, or nothing if it ran out of memory."""
    jars = BENCH / "inprocess" / "target"
    command = ["taskset", "-c", str(cpu), str(jdk.home / "bin" / "java"), "-XX:+UseSerialGC",
               "-XX:TieredStopAtLevel=1", f"-Xmx{int(memory * HEAP_SHARE)}m", "-cp", f"{jars}/classes:{jars}/lib/*",
               f"{PACKAGE}.Photos", work, str(file), str(count)]
    script = ("import resource,subprocess,sys;process=subprocess.run(sys.argv[1:],capture_output=True,text=True);"
              "print(process.stdout,end='');print('peak',resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024);"
              "sys.exit(process.returncode)")
    process = subprocess.run(["python3", "-c", script, *command], capture_output=True, text=True)
    if process.returncode:
        return None, None
    lines = process.stdout.split("\n")
    times = sorted(float(line) for line in lines if line and not line.startswith("peak"))
    peak = next(float(line.split()[1]) for line in lines if line.startswith("peak"))
    return times[len(times) // 2], round(peak)
