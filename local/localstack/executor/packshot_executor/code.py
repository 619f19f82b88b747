"""The zips of functions, unpacked: one folder for all functions that have the same."""

import tempfile
import threading
from pathlib import Path

from localstack.services.lambda_.invocation.lambda_models import ArchiveCode

_LOCK = threading.Lock()


def unpacked(code: ArchiveCode) -> Path:
    """LocalStack unpacks; what it made is kept where the next function finds it."""
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
