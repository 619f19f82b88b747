"""Batches of ten upload events, as SQS delivers them to the deployed function: throughput and peak memory."""
import statistics

import inprocess
import runtime_api
from backend import TARGET
from variants import functions

BATCH_SIZE, BATCHES = 10, 3
INITIAL_HEAP_SHARE = 1 / 64  # the JVM's default, which would be a share of this machine's memory


def measure(backend, jdk, megapixels, memories, cpu, log):
    """Runs one process for each size and memory and leaves its first batch out. Returns the figures by name."""
    found = {}
    for size in megapixels:
        keys = put_photos(backend, inprocess.photo(jdk, size), size)
        for memory in memories:
            run = run_batches(backend, jdk, keys, memory, cpu)
            millis = statistics.mean(run["warm"]) / BATCH_SIZE
            case = f"{size}MP/{memory}MB"
            found[f"batch of ten, photos a second/{case}"] = round(1000 / millis, 2)
            found[f"batch of ten, milliseconds a photo/{case}"] = round(millis, 1)
            found[f"batch of ten, peak MB/{case}"] = round(run["peak_mb"])
        log(f"upload: ten of {size} megapixels")
    return found


def put_photos(backend, file, size):
    """Stores ten photos that differ only in a comment, so that none is a duplicate. Returns their keys."""
    keys = []
    photo, copy = file.read_bytes(), TARGET / "copy.jpg"
    for number in range(BATCH_SIZE):
        comment = b"%016d" % number
        copy.write_bytes(photo[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + photo[2:])
        keys.append(f"bench/{size}-{number}.jpg")
        backend.put(keys[-1], copy)
    copy.unlink()
    return keys


def run_batches(backend, jdk, keys, memory, cpu):
    function = functions()["packshot-upload"]
    heap = [f"-Xmx{int(memory * inprocess.HEAP_SHARE)}m", f"-Xms{max(8, int(memory * INITIAL_HEAP_SHARE))}m"]
    environment = backend.environment() | {"AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(memory)}
    run = runtime_api.run(jdk.command(backend, heap), function.handler, str(function.task), environment,
                          [batch(backend, keys) for _ in range(BATCHES)], cpu, function.check, timeout=600)
    if run["log"].count('"outcome":"accepted"') != BATCH_SIZE * BATCHES:
        raise SystemExit(f"Not all of {BATCH_SIZE * BATCHES} photos were accepted:\n{run['log'][-3000:]}")
    return run


def batch(backend, keys):
    """An event of ten unregistered photos in a session of their own, as bytes."""
    session = backend.events.sessions.pop()
    new_keys = [backend.events.new_photo_key(session) for _ in keys]
    for key, new_key in zip(keys, new_keys):
        backend.link(key, new_key)
    return backend.events.as_bytes(backend.events.uploaded_objects(new_keys))
