"""The command and the environment of a Java function."""

import os
from pathlib import Path

CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
# without this property, each process writes the library to the same file in /tmp while others load it
LIBRARY_PROPERTY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI"
INHERITED = ("PATH", "HOME", "LANG")
# Lambda leaves about a fifth of the function's memory to the JVM outside the heap
HEAP_SHARE = 0.8


def command(task: Path, handler: str, memory_mb: int) -> list[str]:
    """Returns a command with Lambda's choice of compiler and garbage collector, and its CRaC hooks."""
    runtime = Path(os.environ["PACKSHOT_LAMBDA_RUNTIME"])
    class_path = os.pathsep.join([f"{runtime}/*", str(task), f"{task}/lib/*"])
    library = next(runtime.glob("libaws-lambda-jni.*.so"))
    return [
        os.path.join(os.environ["PACKSHOT_LAMBDA_JAVA_HOME"], "bin", "java"),
        f"-Xmx{int(memory_mb * HEAP_SHARE)}m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        f"-D{LIBRARY_PROPERTY}={library}",
        "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
        "-cp",
        class_path,
        CLIENT,
        handler,
    ]


def environment(task: Path, variables: dict[str, str], runtime_api: str) -> dict[str, str]:
    """Returns LocalStack's variables of the function with local paths."""
    inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
    return inherited | {name: str(value) for name, value in variables.items()} | {
        "AWS_LAMBDA_RUNTIME_API": runtime_api,
        "LAMBDA_TASK_ROOT": str(task),
        "LD_LIBRARY_PATH": f"{task}/lib",
    }
