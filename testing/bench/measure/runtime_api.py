"""An emulator of the Lambda Runtime API, and the measured run of a function under AWS's Runtime Interface Client.

Times are in milliseconds and from the monotonic clock of this process:

init     start of the process to the first request for an event
first    first event to its response
cold     init + first
warm     a list: each later event to its response
restore  the function's request to be restored from a snapshot, to its first request for an event
waited   the time a client waits: restore, or init where there is no snapshot, + first
cpu_...  CPU time of the threads that were alive at that moment

https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""
import glob
import json
import os
import socket
import subprocess
import tempfile
import threading
import time

CREDENTIALS = json.dumps({"AccessKeyId": "AKIDEXAMPLE", "SecretAccessKey": "secret", "Token": "token",
                          "Expiration": "2099-01-01T00:00:00Z"}).encode()


def cpu_millis(pid):
    total = 0
    for path in glob.glob(f"/proc/{pid}/task/*/schedstat"):
        try:
            with open(path) as file:
                total += int(file.read().split()[0])
        except OSError:
            pass  # the thread has ended
    return total / 1e6


def peak_megabytes(pid):
    try:
        with open(f"/proc/{pid}/status") as file:
            return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return None


def read_request(connection, buffer):
    """Reads one HTTP request. Returns its path, its body and the bytes read after it."""
    while b"\r\n\r\n" not in buffer:
        buffer += receive(connection)
    head, buffer = buffer.split(b"\r\n\r\n", 1)
    lines = head.decode("latin1").split("\r\n")
    headers = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in lines[1:])}
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = b""
        while True:
            while b"\r\n" not in buffer:
                buffer += receive(connection)
            length, buffer = buffer.split(b"\r\n", 1)
            length = int(length.split(b";")[0], 16)
            while len(buffer) < length + 2:
                buffer += receive(connection)
            body, buffer = body + buffer[:length], buffer[length + 2:]
            if length == 0:
                return lines[0].split(" ")[1], body, buffer
    length = int(headers.get("content-length", 0))
    while len(buffer) < length:
        buffer += receive(connection)
    return lines[0].split(" ")[1], buffer[:length], buffer[length:]


def receive(connection):
    data = connection.recv(65536)
    if not data:
        raise ConnectionError("closed")
    return data


class Emulator:
    """A Runtime API that delivers events one after another and records the time of each response."""

    def __init__(self, events):
        self.events = events
        self.pid = None
        self.at_next = self.at_restore = self.cpu_at_next = self.cpu_at_first = self.sent = None
        self.latencies, self.responses, self.errors = [], [], []
        self.done = threading.Event()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        buffer = b""
        try:
            while True:
                path, body, buffer = read_request(connection, buffer)
                now = time.monotonic_ns()
                if path.endswith("/invocation/next"):
                    self.next(connection, now)
                elif path.endswith("/restore/next"):
                    self.at_restore = now
                    self.respond(connection, "200 OK")
                elif path.endswith("/credentials"):
                    self.respond(connection, "200 OK", CREDENTIALS)
                else:
                    self.respond(connection, "202 Accepted", b'{"status":"OK"}')
                    self.record(path, body, now)
        except OSError:
            pass

    @staticmethod
    def respond(connection, status, body=b""):
        head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        connection.sendall(head.encode() + body)

    def next(self, connection, now):
        if self.at_next is None:
            self.at_next, self.cpu_at_next = now, cpu_millis(self.pid)
        if len(self.latencies) == len(self.events):
            self.done.set()
            return  # no response: the function waits like a frozen one
        event = self.events[len(self.latencies)]
        head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                f"Lambda-Runtime-Aws-Request-Id: {len(self.latencies):08d}-0000-4000-8000-000000000000\r\n"
                f"Lambda-Runtime-Deadline-Ms: {int(time.time() * 1000) + 30000}\r\n"
                "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-west-1:123456789012:function:f\r\n"
                "Lambda-Runtime-Trace-Id: Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0\r\n"
                f"Content-Length: {len(event)}\r\n\r\n")
        self.sent = time.monotonic_ns()
        connection.sendall(head.encode() + event)

    def record(self, path, body, now):
        if path.endswith("/init/error") or path.endswith("/restore/error"):
            self.errors.append("init: " + body[:2000].decode("utf8", "replace"))
            self.done.set()
            return
        if not self.latencies:
            self.cpu_at_first = cpu_millis(self.pid)
        self.latencies.append((now - self.sent) / 1e6)
        self.responses.append(body)
        if path.endswith("/error"):
            self.errors.append("invoke: " + body[:2000].decode("utf8", "replace"))
            self.done.set()


class FunctionFailed(Exception):
    """Raised when a function does not respond, or responds with a failure."""


def run(command, handler, task_root, environment, events, cpu=None, check=None, snapstart=False, timeout=120):
    """Starts a function, sends it the events and stops it. Returns the measured figures.

    `check` is called with every response and raises FunctionFailed for a failure."""
    emulator = Emulator(events)
    api = f"127.0.0.1:{emulator.port}"
    env = {"PATH": os.environ["PATH"], "HOME": tempfile.gettempdir(), "LANG": "en_US.UTF-8", "TZ": ":UTC",
           "AWS_LAMBDA_RUNTIME_API": api, "AWS_LAMBDA_FUNCTION_NAME": "f", "AWS_LAMBDA_FUNCTION_VERSION": "1",
           "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024", "AWS_LAMBDA_LOG_GROUP_NAME": "g",
           "AWS_LAMBDA_LOG_STREAM_NAME": "s", "LAMBDA_TASK_ROOT": task_root, "_HANDLER": handler,
           "AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start" if snapstart else "on-demand"}
    if snapstart:
        env.update(AWS_CONTAINER_CREDENTIALS_FULL_URI=f"http://{api}/credentials",
                   AWS_CONTAINER_AUTHORIZATION_TOKEN="token")
    else:
        env.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY="secret", AWS_SESSION_TOKEN="token")
    env.update(environment)
    pinned = ["taskset", "-c", str(cpu)] if cpu is not None else []
    with tempfile.TemporaryFile() as log:
        started = time.monotonic_ns()
        process = subprocess.Popen(pinned + command + [handler], env=env, cwd=task_root,
                                   stdout=log, stderr=subprocess.STDOUT)
        emulator.pid = process.pid
        deadline = time.monotonic() + timeout
        while not emulator.done.wait(0.02) and process.poll() is None and time.monotonic() < deadline:
            pass
        peak = peak_megabytes(process.pid)
        cpu_at_end = cpu_millis(process.pid)
        process.terminate()  # the JVM writes an archive when it exits
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        emulator.server.close()
        log.seek(0)
        output = log.read().decode("utf8", "replace")
    if emulator.errors or len(emulator.latencies) != len(events):
        raise FunctionFailed(f"{handler}: {emulator.errors or 'no response'}\n{output[-3000:]}")
    if check:
        for response in emulator.responses:
            try:
                check(response)
            except FunctionFailed as failure:
                raise FunctionFailed(f"{failure}\n{output[:3000]}") from failure
    init = (emulator.at_next - started) / 1e6
    # Under SnapStart a client waits for the restore; init has happened before the snapshot.
    restore = (emulator.at_next - emulator.at_restore) / 1e6 if emulator.at_restore else 0
    return {"init": init, "first": emulator.latencies[0], "cold": init + emulator.latencies[0],
            "restore": restore, "waited": (restore or init) + emulator.latencies[0],
            "cpu_init": emulator.cpu_at_next, "cpu_cold": emulator.cpu_at_first, "cpu_end": cpu_at_end,
            "warm": emulator.latencies[1:], "peak_mb": peak, "log": output, "responses": emulator.responses}
