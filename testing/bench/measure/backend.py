"""The backend of the measured functions: DynamoDB Local and s3proxy over TLS, in a process of their own."""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess

from events import Events

ROOT = pathlib.Path(__file__).resolve().parents[3]
BENCH = ROOT / "testing" / "bench"
TARGET = ROOT / "target" / "bench"


class Backend:
    """A running backend: its addresses, its fixture, and the environment of a function that uses it."""

    def __init__(self, fixture, folder, jdk_home, process):
        self.fixture, self.folder, self.process = fixture, folder, process
        self.fixture |= {"photo": fixture["photo_key"].rsplit("/", 1)[1].split(".")[0], "gtin": "00012345678905"}
        self.events = Events(fixture, ROOT / "events")
        self.trust_store = folder / "trust-with-jdk.p12"
        create_trust_store(self.trust_store, fixture["certificate"], jdk_home)

    def environment(self):
        fixture = self.fixture
        return {"AWS_REGION": fixture["region"], "AWS_DEFAULT_REGION": fixture["region"],
                "AWS_ENDPOINT_URL_DYNAMODB": fixture["dynamodb"], "AWS_ENDPOINT_URL_S3": fixture["s3"],
                "PACKSHOT_TABLE": fixture["table"], "PACKSHOT_BUCKET": fixture["bucket"],
                # The library in the zip is for the processor of the functions; this one is for the host's.
                "LD_LIBRARY_PATH": str(ROOT / "functions" / "target" / "native-host"),
                "PACKSHOT_ALLOWED_ORIGINS": "*", "PACKSHOT_MEDIA_URL": "https://media.example.com",
                # The CRT adds this to the certificates of the operating system, as it does on Lambda.
                "SSL_CERT_FILE": str(fixture["certificate"])}

    def trust_options(self):
        """JVM options that add the backend's certificate to those that the JDK trusts."""
        return [f"-Djavax.net.ssl.trustStore={self.trust_store}", "-Djavax.net.ssl.trustStorePassword=changeit"]

    def put(self, key, file):
        """Stores a file in the bucket."""
        self.process.stdin.write(f"{key}\t{file}\n".encode())
        self.process.stdin.flush()
        if self.process.stdout.readline() != b"put\n":
            raise SystemExit(f"The backend did not store {file}; see {self.folder}/log.txt.")

    def link(self, key, new_key):
        """Stores an object again under another key, without a copy of its bytes."""
        bucket = self.folder / "objects" / self.fixture["bucket"]
        (bucket / new_key).parent.mkdir(parents=True, exist_ok=True)
        os.link(bucket / key, bucket / new_key)


def create_trust_store(store, certificate, jdk_home):
    shutil.copy(jdk_home / "lib" / "security" / "cacerts", store)
    store.chmod(0o644)
    subprocess.run([jdk_home / "bin" / "keytool", "-importcert", "-noprompt", "-alias", "bench", "-file", certificate,
                    "-keystore", store, "-storepass", "changeit"], check=True, capture_output=True)


@contextlib.contextmanager
def start_backend(jdk_home, cpu=None):
    """Starts a backend and stops it at the end of the block. The CPU is the one that functions do not use."""
    folder = TARGET / "backend"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    jars = BENCH / "backend" / "target"
    classpath = f"{jars}/classes:{jars}/lib/*"
    pinned = ["taskset", "-c", str(cpu)] if cpu is not None else []
    with open(folder / "log.txt", "wb") as log:
        process = subprocess.Popen(
            pinned + [str(jdk_home / "bin" / "java"), "-Xmx1g", "-cp", classpath,
                      "dev.packshot.bench.backend.Backend", str(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
        try:
            line = next((line for line in process.stdout if line.startswith(b"{")), None)
            if line is None:
                raise SystemExit(f"The backend did not start; see {folder}/log.txt.")
            yield Backend(json.loads(line), folder, jdk_home, process)
        finally:
            process.stdin.close()
            process.wait(30)
