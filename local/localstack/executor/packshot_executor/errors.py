"""The error payloads that Lambda returns for a function without a response."""

import json

# the maximum size of a response (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html)
MAX_RESPONSE_BYTES = 6 * 1024 * 1024 + 100


def timed_out(request_id: str, seconds: float) -> bytes:
    return _error(
        "Sandbox.Timedout",
        f"RequestId: {request_id} Error: Task timed out after {seconds:.2f} seconds",
    )


def exited(request_id: str, status: int) -> bytes:
    reason = f"exit status {status}" if status >= 0 else f"signal {-status}"
    return _error(
        "Runtime.ExitError", f"RequestId: {request_id} Error: Runtime exited with error: {reason}"
    )


def response_too_large(size: int) -> bytes:
    return _error(
        "Function.ResponseSizeTooLarge",
        f"Response payload size ({size} bytes) exceeded maximum allowed payload size"
        f" ({MAX_RESPONSE_BYTES} bytes).",
    )


def _error(error_type: str, message: str) -> bytes:
    return json.dumps({"errorMessage": message, "errorType": error_type}).encode()
