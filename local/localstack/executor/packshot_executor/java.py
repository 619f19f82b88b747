"""How Lambda starts a Java function, on this machine."""

import os
from pathlib import Path

CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
# left to itself, each process writes its library to one file in /tmp, while another loads it
LIBRARY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI"
INHERITED = ("PATH", "HOME", "LANG")
# Lambda leaves the JVM's own needs beside the heap about so much of the function's memory
HEAP_SHARE = 0.8


def command(task: Path, handler: str, memory_mb: int) -> list[str]:
    """With Lambda's own choice of compiler and collector, and its hooks for snapshots."""
    runtime = Path(os.environ["PACKSHOT_LAMBDA_RUNTIME"])
    classes = os.pathsep.join([f"{runtime}/*", str(task), f"{task}/lib/*"])
    library = next(runtime.glob("libaws-lambda-jni.*.so"))
    return [
        os.path.join(os.environ["PACKSHOT_LAMBDA_JAVA_HOME"], "bin", "java"),
        f"-Xmx{int(memory_mb * HEAP_SHARE)}m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        f"-D{LIBRARY}={library}",
        "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
        "-cp",
        classes,
        CLIENT,
        handler,
    ]


def environment(task: Path, given: dict[str, str], runtime_api: str) -> dict[str, str]:
    """What LocalStack gives the function, with the paths that are true here."""
    inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
    return inherited | {name: str(value) for name, value in given.items()} | {
        "AWS_LAMBDA_RUNTIME_API": runtime_api,
        "LAMBDA_TASK_ROOT": str(task),
        "LD_LIBRARY_PATH": f"{task}/lib",
    }
