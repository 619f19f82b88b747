"""What measured functions talk to, and the events they are given."""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BENCH = ROOT / "bench"
TARGET = ROOT / "target" / "bench"
SYSTEM_CERTIFICATES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt")


class Stage:
    """A running backend: its addresses, its key, and the environment that leads a function to it."""

    def __init__(self, facts, folder, jdk):
        self.facts = facts
        self.trust_store = folder / "trust-with-jdk.p12"
        self.sequencer = 0
        trust_jdk_and(facts["certificate"], self.trust_store, jdk)
        self.certificates = folder / "certificates.pem"
        bundles = [path for path in SYSTEM_CERTIFICATES if os.path.exists(path)][:1] + [facts["certificate"]]
        self.certificates.write_bytes(b"".join(pathlib.Path(path).read_bytes() for path in bundles))

    def environment(self):
        facts = self.facts
        return {"AWS_REGION": facts["region"], "AWS_DEFAULT_REGION": facts["region"],
                "AWS_ENDPOINT_URL_DYNAMODB": facts["dynamodb"], "AWS_ENDPOINT_URL_S3": facts["s3"],
                "PACKSHOT_TABLE": facts["table"], "PACKSHOT_BUCKET": facts["bucket"],
                # Lambda has the task's lib here; the library in it is for the functions' processor, this for ours
                "LD_LIBRARY_PATH": str(ROOT / "functions" / "target" / "native-host"),
                "PACKSHOT_ALLOWED_ORIGINS": "*", "PACKSHOT_MEDIA_URL": "https://media.example.com", "SSL_CERT_FILE": str(self.certificates)}

    def trust_options(self):
        """Java's own TLS trusts what it always trusts, and the backend."""
        return [f"-Djavax.net.ssl.trustStore={self.trust_store}", "-Djavax.net.ssl.trustStorePassword=changeit"]

    def event(self, route):
        return getattr(self, route)()

    def create_session(self):
        return json.dumps(self.request("POST", "/scanner/api/v1/sessions")).encode()

    def get_session(self):
        session = self.facts["session"]
        return json.dumps(self.request("GET", f"/scanner/api/v1/sessions/{session}", {"id": session})).encode()

    def presign_upload(self):
        session = self.facts["session"]
        event = self.request("GET", f"/scanner/api/v1/sessions/{session}/presigned-upload-url",
                             {"session_id": session})
        event["queryStringParameters"] = {"photo_type": "front", "original_filename": "shelf.jpg"}
        return json.dumps(event).encode()

    def add_image(self):
        event = json.loads((ROOT / "events" / "api-add-image.json").read_text())
        event["headers"]["X-API-Key"] = self.facts["key"]
        event["pathParameters"]["organization_id"] = self.facts["organization"]
        return json.dumps(event).encode()

    def list_images(self):
        event = json.loads(self.add_image())
        event.update(httpMethod="GET", body=None, queryStringParameters={"page_size": "100"})
        return json.dumps(event).encode()

    def uploaded_object(self):
        """Each event is later than the one before, so that each is judged and written anew."""
        self.sequencer += 1
        record = {"eventVersion": "2.1", "eventSource": "aws:s3", "eventName": "ObjectCreated:Post",
                  "s3": {"bucket": {"name": self.facts["bucket"]},
                         "object": {"key": self.facts["photo_key"], "sequencer": f"{self.sequencer:018X}"}}}
        return json.dumps({"Records": [{"messageId": "059f36b4-87a3-44ab-83d2-661975830a7d",
                                        "body": json.dumps({"Records": [record]}),
                                        "eventSource": "aws:sqs"}]}).encode()

    def request(self, method, path, parameters=None):
        event = json.loads((ROOT / "events" / "api-post-session.json").read_text())
        event.update(httpMethod=method, path=path, pathParameters=parameters)
        event["requestContext"].update(httpMethod=method, path="/v1" + path)
        event["headers"]["X-API-Key"] = self.facts["key"]
        if method == "GET":
            event["body"] = None
        return event


def trust_jdk_and(certificate, store, jdk):
    shutil.copy(jdk / "lib" / "security" / "cacerts", store)
    store.chmod(0o644)
    subprocess.run([jdk / "bin" / "keytool", "-importcert", "-noprompt", "-alias", "bench", "-file", certificate,
                    "-keystore", store, "-storepass", "changeit"], check=True, capture_output=True)


@contextlib.contextmanager
def backend(jdk, cpu=None):
    """Starts the backend, pinned to the CPU that the function does not have."""
    folder = TARGET / "backend"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    jars = BENCH / "backend" / "target"
    classpath = f"{jars}/classes:{jars}/lib/*"
    pinned = ["taskset", "-c", str(cpu)] if cpu is not None else []
    with open(folder / "log.txt", "wb") as log:
        process = subprocess.Popen(
            pinned + [str(jdk / "bin" / "java"), "-Xmx1g", "-cp", classpath,
                      "dev.packshot.bench.backend.Backend", str(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
        try:
            line = next((line for line in process.stdout if line.startswith(b"{")), None)
            if line is None:
                raise SystemExit(f"The backend did not start; see {folder}/log.txt.")
            yield Stage(json.loads(line), folder, jdk)
        finally:
            process.stdin.close()
            process.wait(30)
