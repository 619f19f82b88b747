"""The Lambda Runtime API on loopback, and one function process under AWS's Runtime Interface Client measured on it.

Times are milliseconds by this process's monotonic clock: init = start to first `next`, first = first event sent to its
answer, cold = both, warm = every later invocation, restore = snapshot taken to `next`, waited = what a client waits for:
restore, or init where there is no snapshot, and first. cpu is what the threads alive by then spent on a CPU.
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
            pass  # a thread that has just ended
    return total / 1e6


def peak_megabytes(pid):
    try:
        with open(f"/proc/{pid}/status") as file:
            return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return None


def read_request(connection, buffer):
    """One HTTP request: its path, its body, and what was read beyond it."""
    while b"\r\n\r\n" not in buffer:
        buffer += received(connection)
    head, buffer = buffer.split(b"\r\n\r\n", 1)
    lines = head.decode("latin1").split("\r\n")
    headers = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in lines[1:])}
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = b""
        while True:
            while b"\r\n" not in buffer:
                buffer += received(connection)
            length, buffer = buffer.split(b"\r\n", 1)
            length = int(length.split(b";")[0], 16)
            while len(buffer) < length + 2:
                buffer += received(connection)
            body, buffer = body + buffer[:length], buffer[length + 2:]
            if length == 0:
                return lines[0].split(" ")[1], body, buffer
    length = int(headers.get("content-length", 0))
    while len(buffer) < length:
        buffer += received(connection)
    return lines[0].split(" ")[1], buffer[:length], buffer[length:]


def received(connection):
    data = connection.recv(65536)
    if not data:
        raise ConnectionError("closed")
    return data


class Emulator:
    """Hands out events one after the other, and notes when each was answered."""

    def __init__(self, events):
        self.events = events
        self.pid = None
        self.at_next = self.at_restore = self.cpu_at_next = self.cpu_at_first = self.sent = None
        self.latencies, self.answers, self.errors = [], [], []
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
                    self.answer(connection, "200 OK")
                elif path.endswith("/credentials"):
                    self.answer(connection, "200 OK", CREDENTIALS)
                else:
                    self.answer(connection, "202 Accepted", b'{"status":"OK"}')
                    self.take(path, body, now)
        except OSError:
            pass

    @staticmethod
    def answer(connection, status, body=b""):
        head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        connection.sendall(head.encode() + body)

    def next(self, connection, now):
        if self.at_next is None:
            self.at_next, self.cpu_at_next = now, cpu_millis(self.pid)
        if len(self.latencies) == len(self.events):
            self.done.set()
            return  # no more: the function waits, as a frozen one does
        event = self.events[len(self.latencies)]
        head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                f"Lambda-Runtime-Aws-Request-Id: {len(self.latencies):08d}-0000-4000-8000-000000000000\r\n"
                f"Lambda-Runtime-Deadline-Ms: {int(time.time() * 1000) + 30000}\r\n"
                "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-west-1:123456789012:function:f\r\n"
                "Lambda-Runtime-Trace-Id: Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0\r\n"
                f"Content-Length: {len(event)}\r\n\r\n")
        self.sent = time.monotonic_ns()
        connection.sendall(head.encode() + event)

    def take(self, path, body, now):
        if path.endswith("/init/error") or path.endswith("/restore/error"):
            self.errors.append("init: " + body[:2000].decode("utf8", "replace"))
            self.done.set()
            return
        if not self.latencies:
            self.cpu_at_first = cpu_millis(self.pid)
        self.latencies.append((now - self.sent) / 1e6)
        self.answers.append(body)
        if path.endswith("/error"):
            self.errors.append("invoke: " + body[:2000].decode("utf8", "replace"))
            self.done.set()


class FunctionFailed(Exception):
    """The function did not answer, or not as it should have."""


def run(command, handler, task_root, environment, events, cpu=None, accept=None, snapstart=False, timeout=120):
    """Starts one function process, has it answer the events, and ends it. Returns what was measured."""
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
        process.terminate()  # an archive is written on the way out
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        emulator.server.close()
        log.seek(0)
        said = log.read().decode("utf8", "replace")
    if emulator.errors or len(emulator.latencies) != len(events):
        raise FunctionFailed(f"{handler}: {emulator.errors or 'no answer'}\n{said[-3000:]}")
    if accept:
        for answer in emulator.answers:
            try:
                accept(answer)
            except FunctionFailed as wrong:
                raise FunctionFailed(f"{wrong}\n{said[:3000]}") from wrong
    init = (emulator.at_next - started) / 1e6
    # under SnapStart a client waits for the restore, and init was long before
    restore = (emulator.at_next - emulator.at_restore) / 1e6 if emulator.at_restore else 0
    return {"init": init, "first": emulator.latencies[0], "cold": init + emulator.latencies[0],
            "restore": restore, "waited": (restore or init) + emulator.latencies[0],
            "cpu_init": emulator.cpu_at_next, "cpu_cold": emulator.cpu_at_first, "cpu_end": cpu_at_end,
            "warm": emulator.latencies[1:], "peak_mb": peak, "log": said, "answers": emulator.answers}
