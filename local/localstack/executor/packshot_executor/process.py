"""A process of a function with its log and its Runtime API."""

import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from packshot_executor import errors
from packshot_executor.runtime_api import InitError, Invocation, Response, RuntimeApi

MAX_LOG_BYTES = 256 * 1024


class FunctionProcess:
    """A process that handles one invocation at a time. It cannot be restarted."""

    def __init__(
        self,
        command: list[str],
        task: Path,
        environment: Callable[[str], dict[str, str]],
        log_folder: Path,
    ) -> None:
        """Starts the process. ``environment`` receives the address of the Runtime API."""
        self._api = RuntimeApi()
        self._log = tempfile.NamedTemporaryFile(prefix="function-", suffix=".log", dir=log_folder)
        self._process = subprocess.Popen(
            command,
            cwd=task,
            env=environment(self._api.address),
            stdout=self._log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        threading.Thread(target=self._watch, name="function-end", daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def await_ready(self, timeout: float) -> None:
        """Waits until the process requests its first event. Raises ``InitError`` if it does not."""
        try:
            self._api.ready.result(timeout)
        except TimeoutError:
            raise InitError(errors.timed_out("init", timeout)) from None

    def invoke(self, invocation: Invocation, timeout: float) -> Response:
        """Returns the response. Raises ``TimeoutError`` and leaves the process running."""
        self._api.send(invocation)
        if (status := self._process.poll()) is not None:
            self._api.process_ended(status)  # the process ended before the invocation was sent
        return invocation.response.result(timeout)

    def log_size(self) -> int:
        return Path(self._log.name).stat().st_size

    def log(self, since: int = 0) -> str:
        """Returns the log from a byte position on, or the end of it if it is too long."""
        with open(self._log.name, "rb") as file:
            end = file.seek(0, 2)
            file.seek(max(since, end - MAX_LOG_BYTES))
            return file.read().decode("utf-8", "replace")

    def stop(self) -> None:
        """Kills the process, as Lambda does. Repeating it is safe."""
        self._process.kill()
        self._process.wait()

    def _watch(self) -> None:
        status = self._process.wait()
        self._api.process_ended(status)
        self._api.close()
