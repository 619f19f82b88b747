"""Tests of the executor inside LocalStack, with functions that are invoked through Lambda's API."""

import base64
import io
import json
import os
import subprocess
import tempfile
import unittest
import uuid
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import boto3

HERE = Path(__file__).parent
RUNTIME = Path(os.environ["PACKSHOT_LAMBDA_RUNTIME"])
ROLE = "arn:aws:iam::000000000000:role/executor-test"
PARALLEL = 4


@dataclass(frozen=True)
class Result:
    """The result of an invocation."""

    failed: bool
    payload: object
    log: str


def functions_zip() -> bytes:
    """Compiles the functions and returns a zip for Lambda."""
    with tempfile.TemporaryDirectory() as folder:
        core = next(RUNTIME.glob("aws-lambda-java-core-*.jar"))
        source = str(HERE / "TestFunctions.java")
        subprocess.run(
            ["javac", "--release", "17", "-cp", str(core), "-d", folder, source], check=True
        )
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            for compiled in Path(folder).glob("*.class"):
                file.write(compiled, compiled.name)
        return packed.getvalue()


class ExecutorTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.client = boto3.client("lambda")
        cls.zip = functions_zip()

    def function(self, name: str, timeout: int = 30, **variables: str) -> str:
        unique = f"{name}-{uuid.uuid4().hex[:8]}"
        self.client.create_function(
            FunctionName=unique,
            Runtime="java25",
            Handler=f"TestFunctions${name}",
            Role=ROLE,
            Code={"ZipFile": self.zip},
            Timeout=timeout,
            MemorySize=256,
            Environment={"Variables": variables},
        )
        self.addCleanup(self.client.delete_function, FunctionName=unique)
        self.client.get_waiter("function_active_v2").wait(FunctionName=unique)
        return unique

    def invoke(self, function: str, event: object) -> Result:
        response = self.client.invoke(
            FunctionName=function, Payload=json.dumps(event), LogType="Tail"
        )
        return Result(
            failed="FunctionError" in response,
            payload=json.loads(response["Payload"].read()),
            log=base64.b64decode(response.get("LogResult", "")).decode(),
        )

    def test_reuses_the_process_for_consecutive_invocations(self) -> None:
        echo = self.function("Echo")
        first, second = self.invoke(echo, {"a": 1}), self.invoke(echo, {"a": 2})
        self.assertEqual({"a": 2}, second.payload["event"])
        self.assertEqual(first.payload["pid"], second.payload["pid"])

    def test_returns_the_exception_of_a_function_and_keeps_its_process(self) -> None:
        throwing = self.function("Throwing")
        for _ in range(2):
            result = self.invoke(throwing, {})
            self.assertTrue(result.failed)
            self.assertEqual("thrown on purpose", result.payload["errorMessage"])
            self.assertEqual("java.lang.IllegalStateException", result.payload["errorType"])

    def test_returns_the_exception_of_an_init(self) -> None:
        result = self.invoke(self.function("ThrowingInInit"), {})
        self.assertTrue(result.failed)
        self.assertIn("no such table", json.dumps(result.payload))

    def test_stops_a_process_at_the_timeout_and_replaces_it(self) -> None:
        sleeping = self.function("Sleeping", timeout=3)
        before = self.invoke(sleeping, "hello")
        result = self.invoke(sleeping, "sleep")
        self.assertTrue(result.failed)
        self.assertEqual("Sandbox.Timedout", result.payload["errorType"])
        self.assertIn("timed out after 3.00 seconds", result.payload["errorMessage"])
        self.assertFalse(Path(f"/proc/{before.payload['pid']}").exists())
        after = self.invoke(sleeping, "hello")
        self.assertFalse(after.failed)
        self.assertNotEqual(before.payload["pid"], after.payload["pid"])

    def test_reports_the_exit_of_a_process_and_replaces_it(self) -> None:
        exiting = self.function("Exiting")
        result = self.invoke(exiting, "exit")
        self.assertTrue(result.failed)
        self.assertEqual("Runtime.ExitError", result.payload["errorType"])
        self.assertIn("exit status 3", result.payload["errorMessage"])
        self.assertFalse(self.invoke(exiting, "stay").failed)

    def test_returns_printed_text_as_log_and_not_as_response(self) -> None:
        printing = self.function("Printing")
        first, second = self.invoke(printing, "one"), self.invoke(printing, "two")
        self.assertEqual("one", first.payload)
        for line in ("to standard output, two", "to standard error, two", "to the logger, two"):
            self.assertIn(line, second.log)
        self.assertNotIn("one", second.log)

    def test_rejects_a_response_over_the_limit_of_lambda(self) -> None:
        result = self.invoke(self.function("LargeResponse"), {})
        self.assertTrue(result.failed)
        self.assertEqual("Function.ResponseSizeTooLarge", result.payload["errorType"])

    def test_uses_one_process_for_each_parallel_invocation(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            meeting = self.function("Meeting", timeout=60, MEETING_POINT=folder)
            with ThreadPoolExecutor(PARALLEL) as callers:
                results = list(callers.map(lambda _: self.invoke(meeting, PARALLEL), range(PARALLEL)))
        self.assertEqual([PARALLEL] * PARALLEL, [result.payload["present"] for result in results])
        self.assertEqual(PARALLEL, len({result.payload["pid"] for result in results}))

    def test_queues_invocations_beyond_the_limit(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            meeting = self.function("Meeting", timeout=60, MEETING_POINT=folder)
            callers = 3 * PARALLEL
            with ThreadPoolExecutor(callers) as pool:
                results = list(pool.map(lambda _: self.invoke(meeting, PARALLEL), range(callers)))
        self.assertFalse(any(result.failed for result in results))
        self.assertEqual(PARALLEL, len({result.payload["pid"] for result in results}))

    def test_stops_the_processes_of_a_deleted_function(self) -> None:
        name = f"Echo-{uuid.uuid4().hex[:8]}"
        self.client.create_function(
            FunctionName=name,
            Runtime="java25",
            Handler="TestFunctions$Echo",
            Role=ROLE,
            Code={"ZipFile": self.zip},
        )
        self.client.get_waiter("function_active_v2").wait(FunctionName=name)
        pid = self.invoke(name, {}).payload["pid"]
        self.client.delete_function(FunctionName=name)
        subprocess.run(
            ["timeout", "20", "sh", "-c", f"while [ -e /proc/{pid} ]; do sleep 0.1; done"],
            check=True,
        )


if __name__ == "__main__":
    unittest.main()
