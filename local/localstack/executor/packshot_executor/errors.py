"""What Lambda says of a function that did not answer."""

import json

# the largest answer that a function may give
# (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html)
MAX_ANSWER_BYTES = 6 * 1024 * 1024 + 100


def timed_out(request_id: str, seconds: float) -> bytes:
    return _failure(
        "Sandbox.Timedout",
        f"RequestId: {request_id} Error: Task timed out after {seconds:.2f} seconds",
    )


def exited(request_id: str, status: int) -> bytes:
    how = f"exit status {status}" if status >= 0 else f"signal {-status}"
    return _failure(
        "Runtime.ExitError", f"RequestId: {request_id} Error: Runtime exited with error: {how}"
    )


def answer_too_large(size: int) -> bytes:
    return _failure(
        "Function.ResponseSizeTooLarge",
        f"Response payload size ({size} bytes) exceeded maximum allowed payload size"
        f" ({MAX_ANSWER_BYTES} bytes).",
    )


def _failure(error_type: str, message: str) -> bytes:
    return json.dumps({"errorMessage": message, "errorType": error_type}).encode()
