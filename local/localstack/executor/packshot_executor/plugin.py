"""The executor as LocalStack loads it: LAMBDA_RUNTIME_EXECUTOR=process."""

import logging
import time
from pathlib import Path

from localstack import config
from localstack.aws.api.lambda_ import TooManyRequestsException
from localstack.services.lambda_.invocation.executor_endpoint import StatusErrorException
from localstack.services.lambda_.invocation.lambda_models import FunctionVersion, InvocationResult
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin
from localstack.services.lambda_.invocation.runtime_executor import (
    LambdaRuntimeException,
    RuntimeExecutor,
)

from packshot_executor import failures, java
from packshot_executor.code import unpacked
from packshot_executor.fleet import Fleet, Throttled
from packshot_executor.process import FunctionProcess
from packshot_executor.runtime_api import LOOPBACK, Answer, Call, InitFailed, deadline

LOG = logging.getLogger(__name__)


# as many as two cores serve, and some 150 MB each
FLEET = Fleet(limit_of_one=4, limit_of_all=32)
# a call waits so long for a process, and a process for its first call
PATIENCE_SECONDS = 45


class ProcessExecutor(RuntimeExecutor):
    """One execution environment as LocalStack counts them; it borrows a process for each call."""

    def __init__(self, id: str, function_version: FunctionVersion) -> None:
        super().__init__(id=id, function_version=function_version)
        self._variables: dict[str, str] = {}

    def start(self, env_vars: dict[str, str]) -> None:
        self._variables = env_vars

    def stop(self) -> None:
        """Processes outlive it, until another function needs their room."""

    def invoke(self, payload: dict[str, str]) -> InvocationResult:
        try:
            with FLEET.process(
                _identity(self.function_version), self._launch, PATIENCE_SECONDS
            ) as process:
                return self._result(process, self._call(payload))
        except InitFailed as failed:
            raise StatusErrorException("The function's init failed", failed.payload) from failed
        except Throttled as throttled:
            raise TooManyRequestsException(str(throttled)) from throttled

    def _result(self, process: FunctionProcess, call: Call) -> InvocationResult:
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
        return ""

    def get_address(self) -> str:
        return LOOPBACK

    def get_endpoint_from_executor(self) -> str:
        return LOOPBACK

    def get_runtime_endpoint(self) -> str:
        return f"http://{LOOPBACK}:{config.GATEWAY_LISTEN[0].port}"

    @classmethod
    def prepare_version(cls, function_version: FunctionVersion) -> None:
        if code := function_version.config.code:
            unpacked(code)

    @classmethod
    def cleanup_version(cls, function_version: FunctionVersion) -> None:
        """The code stays, for other functions may have the same."""
        FLEET.end(_identity(function_version))

    def _launch(self) -> FunctionProcess:
        version = self.function_version.config
        if not (version.runtime or "").startswith("java") or not version.code:
            raise LambdaRuntimeException(f"No runtime {version.runtime} here, only Java's zips.")
        task = unpacked(version.code)
        process = FunctionProcess(
            java.command(task, version.handler, version.memory_size),
            task,
            lambda address: java.environment(task, self._variables, address),
            Path(config.dirs.tmp),
        )
        try:
            process.await_ready(PATIENCE_SECONDS)
        except InitFailed as failed:
            LOG.warning("Init failed: %s\n%s", failed, process.log())
            process.stop()
            raise
        return process

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
            process.stop()
            return Answer(failures.timed_out(call.request_id, timeout), is_failure=True)


def _identity(version: FunctionVersion) -> str:
    """Another one after each change of the function."""
    return f"{version.qualified_arn} {version.config.internal_revision}"


class ProcessExecutorPlugin(RuntimeExecutorPlugin):
    name = "process"

    def load(self, *args: object, **kwargs: object) -> type[RuntimeExecutor]:
        return ProcessExecutor
