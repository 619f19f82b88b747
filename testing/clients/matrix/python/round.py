"""A photo on its way from a session to a product, with the client that openapi-generator makes for Python."""
import os
import pathlib
import time

import packshot
import urllib3
from packshot import ImageFromPhoto, Photo, PhotoChange, PhotoRegistration, PhotoType, SessionOptions, Upload, UploadStatus

PHOTO = pathlib.Path("common/photo.jpg").read_bytes()

configuration = packshot.Configuration(host=os.environ["URL"], api_key={"apiKey": os.environ["KEY"]})
client = packshot.ApiClient(configuration)
sessions = packshot.SessionsApi(client)
photos = packshot.PhotosApi(client)
images = packshot.ImagesApi(client)


def post(upload: Upload) -> None:
    """Posts the fields of an upload, then the photo."""
    form: dict[str, str | tuple[str, bytes]] = {**upload.upload_fields, "file": ("front.jpg", PHOTO)}
    answer = urllib3.request("POST", upload.upload_url, fields=form)
    assert answer.status == 201, answer.data


def only_photo(session: str) -> Photo:
    (photo,) = sessions.get_session(session).product_photos
    return photo


def await_verdict(session: str) -> Photo:
    while (photo := only_photo(session)).upload_status == UploadStatus.PENDING:
        time.sleep(0.1)
    return photo


options = SessionOptions(capture_mode="both", metadata={"order": "4711"}, device_context={"model": "Pixel 11"})
session = sessions.create_session(session_options=options).short_id
upload = photos.presign_upload(session, photo_type=PhotoType.FRONT, original_filename="front.jpg")
post(upload)
photo = photos.register_photo(session, PhotoRegistration(s3_key=upload.s3_key)).short_id
ready = await_verdict(session)
assert ready.upload_status == UploadStatus.READY and ready.file_size == len(PHOTO), ready
photos.update_photo(session, photo, PhotoChange(photo_type=PhotoType.NUTRITION, metadata={"reviewed_by": "ana"}))
assert only_photo(session).metadata == {"reviewed_by": "ana"}

product = (os.environ["ORG"], "00012345678905")
copied = images.add_image_from_photo(*product, ImageFromPhoto(photo_short_id=photo))
assert "200" in copied.sizes, copied
added = images.add_image(*product, image=("front.jpg", PHOTO), title="Front", is_primary=True)
read = images.get_image(*product, added.id)
assert read.title == "Front" and read.is_primary, read

try:
    sessions.get_session("2" * 22)
    raise AssertionError("An unknown session was found.")
except packshot.ApiException as refusal:
    assert refusal.status == 404 and '"not_found"' in str(refusal.body), refusal
