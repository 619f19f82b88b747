"""The plugin that LocalStack loads for LAMBDA_RUNTIME_EXECUTOR=process."""

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

from packshot_executor import errors, java
from packshot_executor.code import unpack
from packshot_executor.pool import ProcessPool, Throttled
from packshot_executor.process import FunctionProcess
from packshot_executor.runtime_api import LOOPBACK, InitError, Invocation, Response, deadline

LOG = logging.getLogger(__name__)

# the limits suit two cores; each process needs about 150 MB
POOL = ProcessPool(limit_per_function=4, total_limit=32)
# the limit for an invocation without a free process and for the init of a process
WAIT_SECONDS = 45


class ProcessExecutor(RuntimeExecutor):
    """An execution environment of LocalStack, which borrows a process for each invocation."""

    def __init__(self, id: str, function_version: FunctionVersion) -> None:
        super().__init__(id=id, function_version=function_version)
        self._variables: dict[str, str] = {}

    def start(self, env_vars: dict[str, str]) -> None:
        self._variables = env_vars

    def stop(self) -> None:
        """Does nothing. Processes stay in the pool until another function needs a slot."""

    def invoke(self, payload: dict[str, str]) -> InvocationResult:
        try:
            with POOL.process(
                _identity(self.function_version), self._launch, WAIT_SECONDS
            ) as process:
                return self._result(process, self._invocation(payload))
        except InitError as error:
            raise StatusErrorException("The function's init failed", error.payload) from error
        except Throttled as throttled:
            raise TooManyRequestsException(str(throttled)) from throttled

    def _result(self, process: FunctionProcess, invocation: Invocation) -> InvocationResult:
        log_start, start = process.log_size(), time.monotonic()
        response = self._invoke(process, invocation)
        return InvocationResult(
            request_id=invocation.request_id,
            payload=response.payload,
            is_error=response.is_error,
            logs=self._format_log(
                invocation, process.log(since=log_start), time.monotonic() - start
            ),
        )

    def _format_log(self, invocation: Invocation, output: str, seconds: float) -> str:
        """Adds the lines that Lambda writes before and after the output of a function."""
        version = self.function_version.id.qualifier
        end = "" if not output or output.endswith("\n") else "\n"
        return (
            f"START RequestId: {invocation.request_id} Version: {version}\n{output}{end}"
            f"END RequestId: {invocation.request_id}\n"
            f"REPORT RequestId: {invocation.request_id}\tDuration: {seconds * 1000:.2f} ms\n"
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
            unpack(code)

    @classmethod
    def cleanup_version(cls, function_version: FunctionVersion) -> None:
        """Stops the processes. Keeps the code, which other functions may share."""
        POOL.end(_identity(function_version))

    def _launch(self) -> FunctionProcess:
        version = self.function_version.config
        if not (version.runtime or "").startswith("java") or not version.code:
            raise LambdaRuntimeException(f"Only zips for Java are supported, not {version.runtime}.")
        task = unpack(version.code)
        process = FunctionProcess(
            java.command(task, version.handler, version.memory_size),
            task,
            lambda address: java.environment(task, self._variables, address),
            Path(config.dirs.tmp),
        )
        try:
            process.await_ready(WAIT_SECONDS)
        except InitError as error:
            LOG.warning("Init failed: %s\n%s", error, process.log())
            process.stop()
            raise
        return process

    def _invocation(self, payload: dict[str, str]) -> Invocation:
        return Invocation(
            request_id=payload["invoke-id"],
            function_arn=payload["invoked-function-arn"],
            trace_id=payload["trace-id"],
            event=payload["payload"].encode(),
            deadline=deadline(self.function_version.config.timeout),
        )

    def _invoke(self, process: FunctionProcess, invocation: Invocation) -> Response:
        timeout = self.function_version.config.timeout
        try:
            return process.invoke(invocation, timeout)
        except TimeoutError:
            LOG.warning("%s timed out.", invocation.function_arn)
            process.stop()
            return Response(errors.timed_out(invocation.request_id, timeout), is_error=True)


def _identity(version: FunctionVersion) -> str:
    """Returns a name that changes with each change of the function."""
    return f"{version.qualified_arn} {version.config.internal_revision}"


class ProcessExecutorPlugin(RuntimeExecutorPlugin):
    name = "process"

    def load(self, *args: object, **kwargs: object) -> type[RuntimeExecutor]:
        return ProcessExecutor
