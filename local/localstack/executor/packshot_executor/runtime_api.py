"""The Lambda Runtime API of one function process."""

import contextlib
import queue
import threading
import time
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from packshot_executor import failures

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Answer:
    """What a function gave back for an event, or why it gave nothing."""

    payload: bytes
    is_failure: bool


@dataclass(frozen=True)
class Call:
    """One event on its way through the function."""

    request_id: str
    function_arn: str
    trace_id: str
    event: bytes
    deadline: float
    answer: Future[Answer] = field(default_factory=Future)

    def headers(self) -> dict[str, str]:
        return {
            "Content-Type": "application/json",
            "Lambda-Runtime-Aws-Request-Id": self.request_id,
            "Lambda-Runtime-Invoked-Function-Arn": self.function_arn,
            "Lambda-Runtime-Trace-Id": self.trace_id,
            "Lambda-Runtime-Deadline-Ms": str(int(self.deadline * 1000)),
        }

    def finish(self, answer: Answer) -> None:
        """The first word counts: a process may end just after it has answered."""
        with contextlib.suppress(InvalidStateError):
            self.answer.set_result(answer)


class InitFailed(Exception):
    """The function could not be made ready for its first event."""

    def __init__(self, payload: bytes):
        super().__init__(payload.decode("utf-8", "replace"))
        self.payload = payload


class RuntimeApi:
    """Hands out events to one process, one at a time, and takes its answers."""

    def __init__(self) -> None:
        self.ready: Future[None] = Future()
        self._waiting: queue.SimpleQueue[Call | None] = queue.SimpleQueue()
        self._under_way: Call | None = None
        self._server = ThreadingHTTPServer((LOOPBACK, 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(
            target=self._server.serve_forever, name="runtime-api", daemon=True
        ).start()

    @property
    def address(self) -> str:
        return f"{LOOPBACK}:{self._server.server_port}"

    def send(self, call: Call) -> None:
        self._under_way = call
        self._waiting.put(call)

    def process_ended(self, status: int) -> None:
        """Nobody will answer any more."""
        self.fail_init(failures.exited("init", status))
        if call := self._under_way:
            call.finish(Answer(failures.exited(call.request_id, status), is_failure=True))

    def close(self) -> None:
        self._waiting.put(None)
        self._server.shutdown()
        self._server.server_close()

    def next_call(self) -> Call | None:
        """Waits for an event; asking for the first one says that the function is ready."""
        if not self.ready.done():
            self.ready.set_result(None)
        return self._waiting.get()

    def take_answer(self, request_id: str, answer: Answer) -> HTTPStatus:
        call = self._under_way
        if call is None or call.request_id != request_id:
            return HTTPStatus.BAD_REQUEST
        self._under_way = None
        if len(answer.payload) > failures.MAX_ANSWER_BYTES:
            call.finish(Answer(failures.answer_too_large(len(answer.payload)), is_failure=True))
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        call.finish(answer)
        return HTTPStatus.ACCEPTED

    def fail_init(self, payload: bytes) -> HTTPStatus:
        if not self.ready.done():
            self.ready.set_exception(InitFailed(payload))
        return HTTPStatus.ACCEPTED

    def _handler(api: "RuntimeApi") -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                call = api.next_call()
                if call is None:
                    self.close_connection = True
                else:
                    self._send(HTTPStatus.OK, call.event, call.headers())

            def do_POST(self) -> None:
                body = self._body()
                match self.path.strip("/").split("/"):
                    case [_, "runtime", "init", "error"]:
                        self._send(api.fail_init(body), b"{}")
                    case [_, "runtime", "invocation", request_id, "response" | "error" as kind]:
                        answer = Answer(body, is_failure=kind == "error")
                        self._send(api.take_answer(request_id, answer), b"{}")
                    case _:
                        self._send(HTTPStatus.NOT_FOUND)

            def _body(self) -> bytes:
                if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
                    return self.rfile.read(int(self.headers.get("Content-Length") or 0))
                chunks = []
                while size := int(self.rfile.readline().split(b";")[0], 16):
                    chunks.append(self.rfile.read(size))
                    self.rfile.readline()
                self.rfile.readline()
                return b"".join(chunks)

            def _send(
                self, status: HTTPStatus, body: bytes = b"", headers: dict[str, str] | None = None
            ) -> None:
                self.send_response(status)
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Requests are no news."""

        return Handler


def deadline(timeout_seconds: float) -> float:
    return time.time() + timeout_seconds
