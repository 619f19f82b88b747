"""The events that measured functions receive."""
import base64
import json
import pathlib
import secrets
import time
import uuid

SHORT_UUID_DIGITS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
PHOTOS_PER_SESSION = 400


class Events:
    """Events about the items of a fixture. The events of the API are the project's own with other ids."""

    def __init__(self, fixture, folder):
        self.fixture, self.folder = fixture, folder
        self.sequencer = 0
        self.sessions, self.registered = [fixture["session"]], 0

    def create(self, name):
        """Returns a new event as bytes. The name is one of the methods below."""
        return self.as_bytes(getattr(self, name)())

    @staticmethod
    def as_bytes(event):
        return json.dumps(event).encode()

    def create_session(self):
        return self.request("routes/create-session")

    def get_session(self):
        return self.request("routes/get-session", id=self.fixture["session"])

    def get_status(self):
        return self.request("routes/get-session-status", id=self.fixture["session"])

    def list_photos(self):
        event = self.request("routes/list-photos", session_id=self.fixture["session"])
        event["queryStringParameters"] = {"page_size": "100"}
        return event

    def create_capture(self):
        event = self.request("routes/create-capture")
        event["body"] = json.dumps(json.loads(event["body"]) | {"session_short_id": self.fixture["session"]})
        return event

    def presign_upload(self):
        return self.request("routes/presign-upload", session_id=self.fixture["session"])

    def register_photo(self):
        """A registration of a new photo in a session that still has room for it."""
        session = self.sessions[self.registered // PHOTOS_PER_SESSION % len(self.sessions)]
        self.registered += 1
        return self.registration(session, self.new_photo_key(session))

    def registration(self, session, key):
        event = self.request("routes/register-photo", session_id=session)
        event["body"] = json.dumps(json.loads(event["body"]) | {"s3_key": key})
        return event

    def update_photo(self):
        return self.request("routes/update-photo", session_id=self.fixture["session"], photo_id=self.fixture["photo"])

    def list_images(self):
        event = self.product_request("routes/list-images")
        event["queryStringParameters"] = {"page_size": "100"}
        return event

    def add_image(self):
        return self.product_request("routes/add-image")

    def add_file(self):
        """A form with a small photo, in base64 as API Gateway sends it."""
        event = self.add_image()
        boundary = event["headers"]["Content-Type"].split("boundary=")[1].encode()
        form = (b'--%s\r\nContent-Disposition: form-data; name="title"\r\n\r\nFront of package\r\n'
                b'--%s\r\nContent-Disposition: form-data; name="image"; filename="front.jpg"\r\n'
                b"Content-Type: image/jpeg\r\n\r\n%s\r\n--%s--\r\n"
                % (boundary, boundary, pathlib.Path(self.fixture["small"]).read_bytes(), boundary))
        event["body"] = base64.b64encode(form).decode()
        return event

    def copy_photo(self):
        event = self.product_request("routes/add-image-from-photo")
        event["body"] = json.dumps({"photo_short_id": self.fixture["photo"], "title": "Front of package"})
        return event

    def get_image(self):
        return self.image_request("routes/get-image")

    def update_image(self):
        """An update that does not concern which image is the primary one."""
        event = self.image_request("routes/update-image")
        event["body"] = json.dumps({"title": "Nutrition facts", "priority": 3})
        return event

    def make_primary(self):
        event = self.image_request("routes/update-image")
        event["body"] = json.dumps({"is_primary": True})
        return event

    def delete_image(self):
        return self.image_request("routes/delete-image")

    def uploaded_object(self):
        return self.uploaded_objects([self.fixture["photo_key"]])

    def uploaded_objects(self, keys):
        """A batch of messages as SQS delivers it, one object in each.

        Each event is newer than the one before, so a photo that has been validated is validated again."""
        records = []
        for key in keys:
            self.sequencer += 1
            record = {"eventVersion": "2.1", "eventSource": "aws:s3", "eventName": "ObjectCreated:Post",
                      "s3": {"bucket": {"name": self.fixture["bucket"]},
                             "object": {"key": key, "sequencer": f"{self.sequencer:018X}"}}}
            records.append({"messageId": str(uuid.uuid4()), "body": json.dumps({"Records": [record]}),
                            "eventSource": "aws:sqs"})
        return {"Records": records}

    def product_request(self, file, **parameters):
        return self.request(file, organization_id=self.fixture["organization"], gtin=self.fixture["gtin"], **parameters)

    def image_request(self, file):
        return self.product_request(file, image_id=self.fixture["image"])

    def request(self, file, **parameters):
        """The event in a file of the project, with other path parameters and the fixture's API key."""
        event = json.loads((self.folder / f"{file}.json").read_text())
        path = event["resource"]
        for parameter, value in parameters.items():
            path = path.replace("{" + parameter + "}", value)
        event.update(path=path, pathParameters=parameters or None)
        event["requestContext"].update(path="/v1" + path)
        event["headers"]["X-API-Key"] = self.fixture["key"]
        event["multiValueHeaders"]["X-API-Key"] = [self.fixture["key"]]
        return event

    @staticmethod
    def new_photo_key(session):
        return f"scanner/photos/2026/11/{session}/front/{short_uuid()}.jpg"


def short_uuid():
    """A new UUIDv7 in the format of the API."""
    random = secrets.randbits(74)
    number = (time.time_ns() // 1_000_000 << 80) | 7 << 76 | (random >> 62) << 64 | 2 << 62 | random & (1 << 62) - 1
    text = ""
    for _ in range(22):
        number, digit = divmod(number, len(SHORT_UUID_DIGITS))
        text = SHORT_UUID_DIGITS[digit] + text
    return text
