"""Upload events of ten photos, as SQS delivers them to the deployed function: photos a second, and peak memory."""
import statistics

import inprocess
import runtime_api
from stage import TARGET, short_uuid
from variants import functions

TEN, BATCHES = 10, 3
HEAP = 0.85  # what Lambda leaves of a function's memory for the heap, about
FIRST_HEAP = 1 / 64  # what a JVM takes of a machine's memory to begin with; this machine has more than Lambda's


def measure(stage, java, megapixels, memories, cpu, say):
    """Of each size and memory, by name: one process each, its first batch left out."""
    found = {}
    for size in megapixels:
        ten = put(stage, inprocess.photo(java, size), size)
        for memory in memories:
            run = once(stage, java, ten, memory, cpu)
            millis = statistics.mean(run["warm"]) / TEN
            what = f"{size}MP/{memory}MB"
            found[f"batch of ten, photos a second/{what}"] = round(1000 / millis, 2)
            found[f"batch of ten, milliseconds a photo/{what}"] = round(millis, 1)
            found[f"batch of ten, peak MB/{what}"] = round(run["peak_mb"])
        say(f"upload: ten of {size} megapixels")
    return found


def put(stage, file, size):
    """The keys of ten objects that show the same and are not: each has a comment of its own."""
    keys = []
    picture, own = file.read_bytes(), TARGET / "own.jpg"
    for number in range(TEN):
        comment = b"%016d" % number
        own.write_bytes(picture[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + picture[2:])
        keys.append(f"bench/{size}-{number}.jpg")
        stage.put(keys[-1], own)
    own.unlink()
    return keys


def once(stage, java, ten, memory, cpu):
    function = functions()["packshot-upload"]
    heap = [f"-Xmx{int(memory * HEAP)}m", f"-Xms{max(8, int(memory * FIRST_HEAP))}m"]
    environment = stage.environment() | {"AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(memory)}
    run = runtime_api.run(java.command(stage, heap), function.handler, str(function.task), environment,
                          [event(stage, ten) for _ in range(BATCHES)], cpu, function.accept, timeout=600)
    if run["log"].count('"outcome":"accepted"') != TEN * BATCHES:
        raise SystemExit(f"Of {TEN * BATCHES} photos not all were accepted:\n{run['log'][-3000:]}")
    return run


def event(stage, ten):
    """Ten photos that nobody has registered, in a session of their own."""
    session = stage.sessions.pop()
    keys = [f"scanner/photos/2026/11/{session}/front/{short_uuid()}.jpg" for _ in ten]
    for key, to in zip(ten, keys):
        stage.link(key, to)
    return stage.uploaded_objects(keys)
