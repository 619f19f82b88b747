"""The measurements that run inside one JVM of their own: warm requests, the pure parts, photos."""
import collections
import json
import subprocess

from ratios import Row
from stage import BENCH, TARGET

PACKAGE = "dev.packshot.bench.inprocess"
ROUTES = {"create_session": "POST sessions", "get_session": "GET session", "presign_upload": "presign",
          "register_photo": "POST photos", "update_photo": "PATCH photo", "list_images": "GET images, 10 of them",
          "get_image": "GET image", "update_image": "PATCH image", "make_primary": "PATCH image, made primary",
          "add_file": "POST images, a file", "copy_photo": "POST images, a photo", "delete_image": "DELETE image"}
PICTURE_WORK = ("add_file",)
SAME_LENGTH = 0.02  # ids and numbers vary by a digit


def java(jdk, options, main, arguments, environment=None, cpu=None, first=""):
    """Runs a main class; what comes first on the class path may be said."""
    jars = BENCH / "inprocess" / "target"
    pinned = ["taskset", "-c", str(cpu)] if cpu is not None else []
    done = subprocess.run(
        [*pinned, str(jdk.home / "bin" / "java"), *options, "-cp", f"{first}{jars}/classes:{jars}/lib/*", main,
         *map(str, arguments)], capture_output=True, text=True, env=environment)
    if done.returncode:
        raise SystemExit(f"{main} failed:\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}")
    return done.stdout


def warm(stage, jdk, blocks, calls, slow_calls, cpu):
    """Every route against the SDK calls that it makes: lists of blocks, by route."""
    events = TARGET / "events"
    events.mkdir(exist_ok=True)
    for route in ROUTES:
        (events / f"{route}.json").write_bytes(stage.event(route))
    (events / "register_photo.json").write_text(json.dumps(stage.registration(stage.facts["session"], "PHOTO_KEY")))
    (events / "facts.json").write_text(json.dumps(stage.facts))
    same_calls(run_warm(stage, jdk, events, 0, 0, 0, cpu, f"{BENCH}/inprocess/target/classes/checked:"))
    found = collections.defaultdict(list)
    for block in run_warm(stage, jdk, events, blocks, calls, slow_calls, cpu):
        found[block["route"]].append(block)
    return found


def run_warm(stage, jdk, events, blocks, calls, slow_calls, cpu, first=""):
    environment = {"PATH": "/usr/bin:/bin", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret",
                   **stage.environment()}
    said = java(jdk, ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m", *stage.trust_options()], f"{PACKAGE}.Warm",
                [events, blocks, calls, slow_calls], environment, cpu, first)
    return [json.loads(line) for line in said.splitlines() if line.startswith("{")]


def same_calls(routes):
    """Fails where the bare calls are not those that the route makes, as the table and the SDK see them sent."""
    for route in routes:
        ours, bare = (sorted((call["operation"], call["bodyLength"]) for call in route[side]) for side in ("ours", "bare"))
        if ([name for name, _ in ours] != [name for name, _ in bare]
                or any(abs(a - b) > SAME_LENGTH * a for (_, a), (_, b) in zip(ours, bare))):
            raise SystemExit(f"{route['route']} calls {ours}, and is compared with {bare}.")


def warm_rows(found):
    rows = []
    for route, blocks in found.items():
        exact = route not in PICTURE_WORK
        theirs = "bare SDK calls" if exact else "SDK calls and picture work"

        def against(field, label, **goals):
            return Row("warm", f"{ROUTES[route]}, {label}, × {theirs}",
                       [block["ours"][field] for block in blocks], [block["bare"][field] for block in blocks], **goals)
        rows += [against("p50Micros", "p50", **({"must": 1.15, "reach": 1.05} if exact else {})),
                 against("p99Micros", "p99"), against("cpuMicros", "CPU time"), against("bytes", "bytes allocated")]
    return rows


def pure_parts(jdk):
    """Nanoseconds and bytes a call of every part, by JMH."""
    result = TARGET / "jmh.json"
    java(jdk, [], "org.openjdk.jmh.Main", ["PureParts", "-prof", "gc", "-rf", "json", "-rff", result, "-v", "SILENT"])
    return {entry["benchmark"].rsplit(".", 1)[-1]: {
        "nanoseconds": round(entry["primaryMetric"]["score"], 1),
        "bytes": round(entry["secondaryMetrics"]["gc.alloc.rate.norm"]["score"], 1)}
        for entry in json.loads(result.read_text())}


SIZES = {1: (1160, 870), 5: (2592, 1944), 12: (4032, 3024), 25: (5792, 4344)}


def photo(jdk, megapixels):
    """The file of a photo, made at first need."""
    file = TARGET / f"photo-{megapixels}.jpg"
    if not file.exists():
        java(jdk, ["-Xmx2g"], f"{PACKAGE}.Photos", ["write", file, *SIZES[megapixels]])
    return file


def photos(jdk, megapixels, heaps, count, rounds, cpu, say):
    """Judging against plain ImageIO reading the same file: ratios of time, and peaks of memory."""
    rows, peaks = [], {}
    for size in megapixels:
        file = photo(jdk, size)
        for heap in heaps:
            ours, theirs = [], []
            for _ in range(rounds):
                for way, times in (("judge", ours), ("imageio", theirs)):
                    millis, peak = one(jdk, way, file, heap, count, cpu)
                    times.append(millis)
                    if peak:
                        peaks[f"{way}, peak MB/{size}MP/{heap}MB"] = peak
            pairs = [(a, b) for a, b in zip(ours, theirs) if a and b]
            if pairs:
                rows.append(Row("upload", f"judge {size} MP at {heap} MB, × plain ImageIO", *zip(*pairs)))
        say(f"upload: {size} megapixels")
    return rows, peaks


def one(jdk, way, file, memory, count, cpu):
    """The milliseconds of the median photo and the peak of the process in MB; nothing where memory runs out."""
    jars = BENCH / "inprocess" / "target"
    heap = int(memory * 0.85)  # what Lambda leaves of a function's memory for the heap, about
    command = ["taskset", "-c", str(cpu), str(jdk.home / "bin" / "java"), "-XX:+UseSerialGC",
               "-XX:TieredStopAtLevel=1", f"-Xmx{heap}m", "-cp", f"{jars}/classes:{jars}/lib/*",
               f"{PACKAGE}.Photos", way, str(file), str(count)]
    script = ("import resource,subprocess,sys;done=subprocess.run(sys.argv[1:],capture_output=True,text=True);"
              "print(done.stdout,end='');print('peak',resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024);"
              "sys.exit(done.returncode)")
    done = subprocess.run(["python3", "-c", script, *command], capture_output=True, text=True)
    if done.returncode:
        return None, None
    lines = done.stdout.split("\n")
    times = sorted(float(line) for line in lines if line and not line.startswith("peak"))
    peak = next(float(line.split()[1]) for line in lines if line.startswith("peak"))
    return times[len(times) // 2], round(peak)
