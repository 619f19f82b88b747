"""Photos on their way to a session with requests by the form, and with botocore by PUT, as docs/clients.md shows it."""
import os
import pathlib
import time
import uuid

import requests
from send import post, put

SESSIONS = os.environ["URL"] + "/scanner/api/v1/sessions"
HEADERS = {"X-API-Key": os.environ["KEY"]}
PHOTO = pathlib.Path("common/photo.jpg").read_bytes()


def photo(name: str) -> pathlib.Path:
    """Makes a photo with bytes of its own. Bytes after the end of a JPEG change nothing but its checksum."""
    path = pathlib.Path(name)
    path.write_bytes(PHOTO + uuid.uuid4().bytes)
    return path


def call(path: str, body: dict) -> dict:
    answer = requests.post(SESSIONS + path, json=body, headers=HEADERS)
    answer.raise_for_status()
    return answer.json()


session = call("", {})["short_id"]
files = {"form": photo("form.jpg"), "put": photo("put.jpg")}
methods = {"form": "POST", "put": "PUT"}
promises = [{"client_id": it, "method": methods[it], "file_size": path.stat().st_size} for it, path in files.items()]
form, signed = (it["upload"] for it in call(f"/{session}/uploads", {"uploads": promises})["uploads"])
post(form, files["form"])
put(signed, files["put"])

for _ in range(60):
    states = [it["state"] for it in call(f"/{session}/uploads", {"uploads": promises})["uploads"]]
    if states == ["ready", "ready"]:
        break
    time.sleep(0.5)
else:
    raise AssertionError(f"the photos are {states}")
