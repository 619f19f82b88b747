"""What measured functions talk to, and the events they are given."""
import base64
import contextlib
import json
import os
import pathlib
import secrets
import shutil
import subprocess
import time
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[3]
BENCH = ROOT / "testing" / "bench"
TARGET = ROOT / "target" / "bench"


DIGITS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
PHOTOS_A_SESSION = 400


class Stage:
    """A running backend: its addresses, its key, and the environment that leads a function to it."""

    def __init__(self, facts, folder, jdk, process):
        self.facts, self.folder, self.process = facts, folder, process
        self.trust_store = folder / "trust-with-jdk.p12"
        self.facts |= {"photo": facts["photo_key"].rsplit("/", 1)[1].split(".")[0], "gtin": "00012345678905"}
        self.sequencer = 0
        self.sessions, self.registered = [facts["session"]], 0
        trust_jdk_and(facts["certificate"], self.trust_store, jdk)

    def environment(self):
        facts = self.facts
        return {"AWS_REGION": facts["region"], "AWS_DEFAULT_REGION": facts["region"],
                "AWS_ENDPOINT_URL_DYNAMODB": facts["dynamodb"], "AWS_ENDPOINT_URL_S3": facts["s3"],
                "PACKSHOT_TABLE": facts["table"], "PACKSHOT_BUCKET": facts["bucket"],
                # Lambda has the task's lib here; the library in it is for the functions' processor, this for ours
                "LD_LIBRARY_PATH": str(ROOT / "functions" / "target" / "native-host"),
                "PACKSHOT_ALLOWED_ORIGINS": "*", "PACKSHOT_MEDIA_URL": "https://media.example.com",
                # the CRT reads the system's certificates besides, as it does on Lambda
                "SSL_CERT_FILE": str(facts["certificate"])}

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
        event = json.loads((ROOT / "events" / "routes" / "add-image.json").read_text())
        event["headers"]["X-API-Key"] = self.facts["key"]
        event["pathParameters"]["organization_id"] = self.facts["organization"]
        return json.dumps(event).encode()

    def list_images(self):
        event = json.loads(self.add_image())
        event.update(httpMethod="GET", body=None, queryStringParameters={"page_size": "100"})
        return json.dumps(event).encode()

    def uploaded_object(self):
        """Each event is later than the one before, so that each is judged and written anew."""
        return self.uploaded_objects([self.facts["photo_key"]])

    def uploaded_objects(self, keys):
        """One batch of messages as SQS delivers it, an object in each."""
        records = []
        for key in keys:
            self.sequencer += 1
            record = {"eventVersion": "2.1", "eventSource": "aws:s3", "eventName": "ObjectCreated:Post",
                      "s3": {"bucket": {"name": self.facts["bucket"]},
                             "object": {"key": key, "sequencer": f"{self.sequencer:018X}"}}}
            records.append({"messageId": str(uuid.uuid4()), "body": json.dumps({"Records": [record]}),
                            "eventSource": "aws:sqs"})
        return json.dumps({"Records": records}).encode()

    def put(self, key, file):
        """Has the bucket take a file."""
        self.process.stdin.write(f"{key}\t{file}\n".encode())
        self.process.stdin.flush()
        if self.process.stdout.readline() != b"put\n":
            raise SystemExit(f"The backend did not take {file}; see {self.folder}/log.txt.")

    def link(self, key, to):
        """The same object under another key: its bytes are there once."""
        bucket = self.folder / "objects" / self.facts["bucket"]
        (bucket / to).parent.mkdir(parents=True, exist_ok=True)
        os.link(bucket / key, bucket / to)

    def register_photo(self):
        """A new photo each time, in a session with room for it."""
        session = self.sessions[self.registered // PHOTOS_A_SESSION % len(self.sessions)]
        self.registered += 1
        return json.dumps(self.registration(session, f"scanner/photos/2026/11/{session}/front/{short_uuid()}.jpg")).encode()

    def registration(self, session, key):
        event = self.known("register-photo", session_id=session)
        event["body"] = json.dumps(json.loads(event["body"]) | {"s3_key": key})
        return event

    def update_photo(self):
        return json.dumps(self.known("update-photo", session_id=self.facts["session"],
                                     photo_id=self.facts["photo"])).encode()

    def get_image(self):
        return json.dumps(self.of_image("get-image")).encode()

    def update_image(self):
        """Another title and place, as an owner gives them: primary it stays or not."""
        event = self.of_image("update-image")
        event["body"] = json.dumps({"title": "Nutrition facts", "priority": 3})
        return json.dumps(event).encode()

    def make_primary(self):
        event = self.of_image("update-image")
        event["body"] = json.dumps({"is_primary": True})
        return json.dumps(event).encode()

    def delete_image(self):
        return json.dumps(self.of_image("delete-image")).encode()

    def of_image(self, name):
        return self.known(name, organization_id=self.facts["organization"], gtin=self.facts["gtin"],
                          image_id=self.facts["image"])

    def copy_photo(self):
        event = self.known("add-image-of-photo", organization_id=self.facts["organization"], gtin=self.facts["gtin"])
        event["body"] = json.dumps({"photo_short_id": self.facts["photo"], "title": "Front of package"})
        return json.dumps(event).encode()

    def add_file(self):
        """A form with a small photo, as API Gateway hands it on: base64."""
        event = self.known("add-image", organization_id=self.facts["organization"], gtin=self.facts["gtin"])
        boundary = event["headers"]["Content-Type"].split("boundary=")[1].encode()
        form = (b'--%s\r\nContent-Disposition: form-data; name="title"\r\n\r\nFront of package\r\n'
                b'--%s\r\nContent-Disposition: form-data; name="image"; filename="front.jpg"\r\n'
                b"Content-Type: image/jpeg\r\n\r\n%s\r\n--%s--\r\n"
                % (boundary, boundary, pathlib.Path(self.facts["small"]).read_bytes(), boundary))
        event["body"] = base64.b64encode(form).decode()
        return json.dumps(event).encode()

    def known(self, name, **parameters):
        """One of the project's own events, of other things."""
        event = json.loads((ROOT / "events" / f"api-{name}.json").read_text())
        path = event["resource"]
        for parameter, value in parameters.items():
            path = path.replace("{" + parameter + "}", value)
        event.update(path=path, pathParameters=parameters)
        event["requestContext"].update(path="/v1" + path)
        event["headers"]["X-API-Key"] = self.facts["key"]
        event["multiValueHeaders"]["X-API-Key"] = [self.facts["key"]]
        return event

    def request(self, method, path, parameters=None):
        event = json.loads((ROOT / "events" / "routes" / "create-session.json").read_text())
        event.update(httpMethod=method, path=path, pathParameters=parameters)
        event["requestContext"].update(httpMethod=method, path="/v1" + path)
        event["headers"]["X-API-Key"] = self.facts["key"]
        if method == "GET":
            event["body"] = None
        return event


def short_uuid():
    """A new UUIDv7 as the API writes one."""
    random = secrets.randbits(74)
    number = (time.time_ns() // 1_000_000 << 80) | 7 << 76 | (random >> 62) << 64 | 2 << 62 | random & (1 << 62) - 1
    text = ""
    for _ in range(22):
        number, digit = divmod(number, len(DIGITS))
        text = DIGITS[digit] + text
    return text


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
            yield Stage(json.loads(line), folder, jdk, process)
        finally:
            process.stdin.close()
            process.wait(30)
