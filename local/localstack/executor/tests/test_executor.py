"""The executor as LocalStack runs it: real functions that misbehave, called through Lambda's API."""

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
class Outcome:
    """What came of a call."""

    failed: bool
    payload: object
    log: str


def functions_zip() -> bytes:
    """The functions, compiled and packed as Lambda takes them."""
    with tempfile.TemporaryDirectory() as folder:
        core = next(RUNTIME.glob("aws-lambda-java-core-*.jar"))
        source = str(HERE / "Misbehaving.java")
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
            Handler=f"Misbehaving${name}",
            Role=ROLE,
            Code={"ZipFile": self.zip},
            Timeout=timeout,
            MemorySize=256,
            Environment={"Variables": variables},
        )
        self.addCleanup(self.client.delete_function, FunctionName=unique)
        self.client.get_waiter("function_active_v2").wait(FunctionName=unique)
        return unique

    def call(self, function: str, event: object) -> Outcome:
        answer = self.client.invoke(
            FunctionName=function, Payload=json.dumps(event), LogType="Tail"
        )
        return Outcome(
            failed="FunctionError" in answer,
            payload=json.loads(answer["Payload"].read()),
            log=base64.b64decode(answer.get("LogResult", "")).decode(),
        )

    def test_keeps_one_process_for_calls_one_after_another(self) -> None:
        echo = self.function("Echo")
        first, second = self.call(echo, {"a": 1}), self.call(echo, {"a": 2})
        self.assertEqual({"a": 2}, second.payload["event"])
        self.assertEqual(first.payload["pid"], second.payload["pid"])

    def test_tells_what_a_function_threw_and_goes_on_with_its_process(self) -> None:
        throws = self.function("Throws")
        for _ in range(2):
            outcome = self.call(throws, {})
            self.assertTrue(outcome.failed)
            self.assertEqual("thrown on purpose", outcome.payload["errorMessage"])
            self.assertEqual("java.lang.IllegalStateException", outcome.payload["errorType"])

    def test_tells_what_an_init_threw(self) -> None:
        outcome = self.call(self.function("ThrowsInInit"), {})
        self.assertTrue(outcome.failed)
        self.assertIn("no such table", json.dumps(outcome.payload))

    def test_ends_a_call_that_takes_too_long_and_serves_the_next_by_another_process(self) -> None:
        sleeps = self.function("Sleeps", timeout=3)
        before = self.call(sleeps, "hello")
        outcome = self.call(sleeps, "sleep")
        self.assertTrue(outcome.failed)
        self.assertEqual("Sandbox.Timedout", outcome.payload["errorType"])
        self.assertIn("timed out after 3.00 seconds", outcome.payload["errorMessage"])
        self.assertFalse(Path(f"/proc/{before.payload['pid']}").exists())
        after = self.call(sleeps, "hello")
        self.assertFalse(after.failed)
        self.assertNotEqual(before.payload["pid"], after.payload["pid"])

    def test_tells_of_an_exit_and_serves_the_next_call_by_another_process(self) -> None:
        exits = self.function("Exits")
        outcome = self.call(exits, "exit")
        self.assertTrue(outcome.failed)
        self.assertEqual("Runtime.ExitError", outcome.payload["errorType"])
        self.assertIn("exit status 3", outcome.payload["errorMessage"])
        self.assertFalse(self.call(exits, "stay").failed)

    def test_takes_what_is_printed_for_the_log_and_not_for_the_answer(self) -> None:
        prints = self.function("Prints")
        first, second = self.call(prints, "one"), self.call(prints, "two")
        self.assertEqual("one", first.payload)
        for line in ("by the way, two", "to the other stream, two", "through the logger, two"):
            self.assertIn(line, second.log)
        self.assertNotIn("one", second.log)

    def test_refuses_an_answer_that_lambda_would_not_let_through(self) -> None:
        outcome = self.call(self.function("SaysTooMuch"), {})
        self.assertTrue(outcome.failed)
        self.assertEqual("Function.ResponseSizeTooLarge", outcome.payload["errorType"])

    def test_serves_calls_at_the_same_time_each_by_a_process_of_its_own(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            waits = self.function("Waits", timeout=60, MEETING_POINT=folder)
            with ThreadPoolExecutor(PARALLEL) as callers:
                outcomes = list(callers.map(lambda _: self.call(waits, PARALLEL), range(PARALLEL)))
        self.assertEqual([PARALLEL] * PARALLEL, [one.payload["present"] for one in outcomes])
        self.assertEqual(PARALLEL, len({one.payload["pid"] for one in outcomes}))

    def test_has_calls_beyond_the_limit_wait_for_a_process(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            waits = self.function("Waits", timeout=60, MEETING_POINT=folder)
            callers = 3 * PARALLEL
            with ThreadPoolExecutor(callers) as pool:
                outcomes = list(pool.map(lambda _: self.call(waits, PARALLEL), range(callers)))
        self.assertFalse(any(one.failed for one in outcomes))
        self.assertEqual(PARALLEL, len({one.payload["pid"] for one in outcomes}))

    def test_ends_the_processes_of_a_function_that_is_deleted(self) -> None:
        name = f"Echo-{uuid.uuid4().hex[:8]}"
        self.client.create_function(
            FunctionName=name,
            Runtime="java25",
            Handler="Misbehaving$Echo",
            Role=ROLE,
            Code={"ZipFile": self.zip},
        )
        self.client.get_waiter("function_active_v2").wait(FunctionName=name)
        pid = self.call(name, {}).payload["pid"]
        self.client.delete_function(FunctionName=name)
        subprocess.run(
            ["timeout", "20", "sh", "-c", f"while [ -e /proc/{pid} ]; do sleep 0.1; done"],
            check=True,
        )


if __name__ == "__main__":
    unittest.main()
