"""The executor as LocalStack loads it: LAMBDA_RUNTIME_EXECUTOR=process."""

import logging
import threading
import time
from pathlib import Path

from localstack import config
from localstack.services.lambda_.invocation.executor_endpoint import StatusErrorException
from localstack.services.lambda_.invocation.lambda_models import FunctionVersion, InvocationResult
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin
from localstack.services.lambda_.invocation.runtime_executor import (
    LambdaRuntimeException,
    RuntimeExecutor,
)

from packshot_executor import failures, java
from packshot_executor.process import FunctionProcess
from packshot_executor.runtime_api import LOOPBACK, Answer, Call, InitFailed, deadline

LOG = logging.getLogger(__name__)


class ProcessExecutor(RuntimeExecutor):
    """One execution environment: a process, and another one after it has ended."""

    def __init__(self, id: str, function_version: FunctionVersion) -> None:
        super().__init__(id=id, function_version=function_version)
        self._variables: dict[str, str] = {}
        self._process: FunctionProcess | None = None
        self._lock = threading.Lock()
        self._stopped = False

    def start(self, env_vars: dict[str, str]) -> None:
        self._variables = env_vars
        try:
            self._launch().await_ready()
        except InitFailed as failed:
            LOG.warning("Init failed: %s\n%s", failed, self.get_logs())
            raise StatusErrorException("The function's init failed", failed.payload) from failed

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            process = self._process
        if process:
            process.stop()

    def invoke(self, payload: dict[str, str]) -> InvocationResult:
        process = self._ready_process()
        call = self._call(payload)
        printed, began = process.log_size(), time.monotonic()
        answer = self._answer(process, call)
        return InvocationResult(
            request_id=call.request_id,
            payload=answer.payload,
            is_error=answer.is_failure,
            logs=self._framed(call, process.log(since=printed), time.monotonic() - began),
        )

    def _framed(self, call: Call, printed: str, seconds: float) -> str:
        """With the lines that Lambda itself writes around what a function prints."""
        version = self.function_version.id.qualifier
        end = "" if not printed or printed.endswith("\n") else "\n"
        return (
            f"START RequestId: {call.request_id} Version: {version}\n{printed}{end}"
            f"END RequestId: {call.request_id}\n"
            f"REPORT RequestId: {call.request_id}\tDuration: {seconds * 1000:.2f} ms\n"
        )

    def get_logs(self) -> str:
        return self._process.log() if self._process else ""

    def get_address(self) -> str:
        return LOOPBACK

    def get_endpoint_from_executor(self) -> str:
        return LOOPBACK

    def get_runtime_endpoint(self) -> str:
        return f"http://{LOOPBACK}:{config.GATEWAY_LISTEN[0].port}"

    @classmethod
    def prepare_version(cls, function_version: FunctionVersion) -> None:
        if code := function_version.config.code:
            code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version: FunctionVersion) -> None:
        """LocalStack itself removes the code."""

    def _launch(self) -> FunctionProcess:
        version = self.function_version.config
        if not (version.runtime or "").startswith("java") or not version.code:
            raise LambdaRuntimeException(f"No runtime {version.runtime} here, only Java's zips.")
        task = Path(version.code.get_unzipped_code_location())
        with self._lock:
            if self._stopped:
                raise LambdaRuntimeException("The environment was stopped meanwhile.")
            self._process = FunctionProcess(
                java.command(task, version.handler, version.memory_size),
                task,
                lambda address: java.environment(task, self._variables, address),
                Path(config.dirs.tmp),
            )
            return self._process

    def _ready_process(self) -> FunctionProcess:
        """Like Lambda, has a process that timed out or exited followed by a new one."""
        process = self._process
        if process and process.is_alive():
            return process
        self.start(self._variables)
        assert self._process
        return self._process

    def _call(self, payload: dict[str, str]) -> Call:
        return Call(
            request_id=payload["invoke-id"],
            function_arn=payload["invoked-function-arn"],
            trace_id=payload["trace-id"],
            event=payload["payload"].encode(),
            deadline=deadline(self.function_version.config.timeout),
        )

    def _answer(self, process: FunctionProcess, call: Call) -> Answer:
        timeout = self.function_version.config.timeout
        try:
            return process.answer(call, timeout)
        except TimeoutError:
            LOG.warning("%s timed out.", call.function_arn)
            process.kill()
            return Answer(failures.timed_out(call.request_id, timeout), is_failure=True)


class ProcessExecutorPlugin(RuntimeExecutorPlugin):
    name = "process"

    def load(self, *args: object, **kwargs: object) -> type[RuntimeExecutor]:
        return ProcessExecutor
