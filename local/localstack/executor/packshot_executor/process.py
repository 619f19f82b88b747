"""One process of a function, with its log and its Runtime API."""

import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from packshot_executor import failures
from packshot_executor.runtime_api import Answer, Call, InitFailed, RuntimeApi

MAX_LOG_BYTES = 256 * 1024


class FunctionProcess:
    """Runs from its start to its end, answers one call at a time, and is never started again."""

    def __init__(
        self,
        command: list[str],
        task: Path,
        environment: Callable[[str], dict[str, str]],
        log_folder: Path,
    ) -> None:
        """``environment`` takes the address of the Runtime API."""
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
        """Returns once it asks for its first event, or throws what its init failed with."""
        try:
            self._api.ready.result(timeout)
        except TimeoutError:
            raise InitFailed(failures.timed_out("init", timeout)) from None

    def answer(self, call: Call, timeout: float) -> Answer:
        """Throws ``TimeoutError``, and leaves the process as it is."""
        self._api.send(call)
        if (status := self._process.poll()) is not None:
            self._api.process_ended(status)  # it ended meanwhile, and nobody will tell
        return call.answer.result(timeout)

    def log_size(self) -> int:
        return Path(self._log.name).stat().st_size

    def log(self, since: int = 0) -> str:
        """The end of what it printed since it had printed so many bytes."""
        with open(self._log.name, "rb") as file:
            end = file.seek(0, 2)
            file.seek(max(since, end - MAX_LOG_BYTES))
            return file.read().decode("utf-8", "replace")

    def stop(self) -> None:
        """As Lambda ends it: at once. Calling it twice does no harm."""
        self._process.kill()
        self._process.wait()

    def _watch(self) -> None:
        status = self._process.wait()
        self._api.process_ended(status)
        self._api.close()
