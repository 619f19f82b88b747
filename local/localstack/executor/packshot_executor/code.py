"""Unpacked code of functions, one folder for all functions with the same code."""

import tempfile
import threading
from pathlib import Path

from localstack.services.lambda_.invocation.lambda_models import ArchiveCode

_LOCK = threading.Lock()


def unpack(code: ArchiveCode) -> Path:
    """Returns the folder of the code. LocalStack unpacks it the first time."""
    if code.is_hot_reloading():
        return code.get_unzipped_code_location()
    name = code.code_sha256.replace("/", "_")
    folder = Path(tempfile.gettempdir(), "packshot-code", name)
    with _LOCK:
        if not folder.exists():
            code.prepare_for_execution()
            folder.parent.mkdir(exist_ok=True)
            code.get_unzipped_code_location().rename(folder)
    return folder
