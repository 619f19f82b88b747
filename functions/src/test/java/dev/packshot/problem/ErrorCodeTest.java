package dev.packshot.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCodeTest {

  @ParameterizedTest
  @CsvSource({
    "bad_request, 400, false",
    "unauthorized, 401, false",
    "forbidden, 403, false",
    "not_found, 404, false",
    "method_not_allowed, 405, false",
    "conflict, 409, false",
    "payload_too_large, 413, false",
    "unsupported_media_type, 415, false",
    "validation_error, 422, false",
    "rate_limited, 429, true",
    "internal_error, 500, true",
    "service_unavailable, 503, true"
  })
  void hasTheStatusAndRetryabilityOfTheContract(String value, int status, boolean retryable) {
    var code = ErrorCode.find(value).orElseThrow();
    assertThat(code.value()).isEqualTo(value);
    assertThat(code.status()).isEqualTo(status);
    assertThat(code.retryable()).isEqualTo(retryable);
  }

  @Test
  void hasNoOtherCodes() {
    assertThat(ErrorCode.values()).hasSize(12);
    assertThat(ErrorCode.find("BAD_REQUEST")).isEmpty();
  }
}
