"""The Lambda Runtime API for one process of a function."""

import contextlib
import queue
import threading
import time
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from packshot_executor import errors

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Response:
    """The response of a function, or an error."""

    payload: bytes
    is_error: bool


@dataclass(frozen=True)
class Invocation:
    """An invocation of a function with one event."""

    request_id: str
    function_arn: str
    trace_id: str
    event: bytes
    deadline: float
    response: Future[Response] = field(default_factory=Future)

    def headers(self) -> dict[str, str]:
        return {
            "Content-Type": "application/json",
            "Lambda-Runtime-Aws-Request-Id": self.request_id,
            "Lambda-Runtime-Invoked-Function-Arn": self.function_arn,
            "Lambda-Runtime-Trace-Id": self.trace_id,
            "Lambda-Runtime-Deadline-Ms": str(int(self.deadline * 1000)),
        }

    def complete(self, response: Response) -> None:
        """Sets the response unless there is one: a process may end just after it has responded."""
        with contextlib.suppress(InvalidStateError):
            self.response.set_result(response)


class InitError(Exception):
    """Raised when a function is not ready for its first event."""

    def __init__(self, payload: bytes):
        super().__init__(payload.decode("utf-8", "replace"))
        self.payload = payload


class RuntimeApi:
    """A server that sends events to one process, one at a time, and receives its responses."""

    def __init__(self) -> None:
        self.ready: Future[None] = Future()
        self._waiting: queue.SimpleQueue[Invocation | None] = queue.SimpleQueue()
        self._current: Invocation | None = None
        self._server = ThreadingHTTPServer((LOOPBACK, 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(
            target=self._server.serve_forever, name="runtime-api", daemon=True
        ).start()

    @property
    def address(self) -> str:
        return f"{LOOPBACK}:{self._server.server_port}"

    def send(self, invocation: Invocation) -> None:
        self._current = invocation
        self._waiting.put(invocation)

    def process_ended(self, status: int) -> None:
        """Fails the init or the current invocation."""
        self.fail_init(errors.exited("init", status))
        if invocation := self._current:
            invocation.complete(Response(errors.exited(invocation.request_id, status), is_error=True))

    def close(self) -> None:
        self._waiting.put(None)
        self._server.shutdown()
        self._server.server_close()

    def next_invocation(self) -> Invocation | None:
        """Waits for an invocation. The first request for one means that the function is ready."""
        if not self.ready.done():
            self.ready.set_result(None)
        return self._waiting.get()

    def accept_response(self, request_id: str, response: Response) -> HTTPStatus:
        invocation = self._current
        if invocation is None or invocation.request_id != request_id:
            return HTTPStatus.BAD_REQUEST
        self._current = None
        if len(response.payload) > errors.MAX_RESPONSE_BYTES:
            too_large = errors.response_too_large(len(response.payload))
            invocation.complete(Response(too_large, is_error=True))
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        invocation.complete(response)
        return HTTPStatus.ACCEPTED

    def fail_init(self, payload: bytes) -> HTTPStatus:
        if not self.ready.done():
            self.ready.set_exception(InitError(payload))
        return HTTPStatus.ACCEPTED

    def _handler(api: "RuntimeApi") -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                invocation = api.next_invocation()
                if invocation is None:
                    self.close_connection = True
                else:
                    self._send(HTTPStatus.OK, invocation.event, invocation.headers())

            def do_POST(self) -> None:
                body = self._body()
                match self.path.strip("/").split("/"):
                    case [_, "runtime", "init", "error"]:
                        self._send(api.fail_init(body), b"{}")
                    case [_, "runtime", "invocation", request_id, "response" | "error" as kind]:
                        response = Response(body, is_error=kind == "error")
                        self._send(api.accept_response(request_id, response), b"{}")
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
                """Suppresses the request log."""

        return Handler


def deadline(timeout_seconds: float) -> float:
    return time.time() + timeout_seconds
