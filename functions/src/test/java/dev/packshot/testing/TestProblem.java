package dev.packshot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.problem.ErrorCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The assertion that an answer is a problem document as in the contract. */
public final class TestProblem {
  private static final List<String> LIMIT_HEADERS =
      List.of(
          "RateLimit-Policy",
          "RateLimit-Limit",
          "RateLimit-Remaining",
          "RateLimit-Reset",
          "X-RateLimit-Limit",
          "X-RateLimit-Remaining",
          "X-RateLimit-Reset");

  private final TestAnswer answer;
  private final ErrorCode code;

  private TestProblem(TestAnswer answer, ErrorCode code) {
    this.answer = answer;
    this.code = code;
  }

  /** Checks that an answer is this problem with all required members and headers. */
  public static TestProblem in(TestAnswer answer, ErrorCode code) {
    var problem = new TestProblem(answer, code);
    problem.checkHead();
    problem.checkMembers();
    problem.checkErrors();
    return problem;
  }

  /** Checks that all seven headers of the rate limits are present and valid. */
  public static void checkLimitHeaders(TestAnswer answer) {
    for (var name : LIMIT_HEADERS) {
      assertThat(answer.header(name)).as(name).matches(name.endsWith("Policy") ? ".+" : "\\d+");
    }
  }

  /** Checks that the problem reports this field and no other. */
  public TestProblem naming(String field) {
    assertThat(fields()).as(answer.toString()).isNotEmpty().allMatch(field::equals);
    return this;
  }

  /** Returns the explanation. */
  public String detail() {
    return answer.json().get("detail").asText();
  }

  /** Returns the fields that the problem reports. */
  public List<String> fields() {
    var fields = new ArrayList<String>();
    answer.json().path("errors").forEach(error -> fields.add(error.get("field").asText()));
    return fields;
  }

  private void checkHead() {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(code.status());
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    checkLimitHeaders(answer);
  }

  private void checkMembers() {
    var json = answer.json();
    var type = URI.create(json.get("type").asText());
    assertThat(type.isAbsolute()).as("absolute URI: " + type).isTrue();
    assertThat(type.getPath()).endsWith("/docs/errors/" + code.value());
    assertThat(json.get("title").asText()).isEqualTo(code.title());
    assertThat(json.get("status").asInt()).isEqualTo(code.status());
    assertThat(json.get("detail").asText())
        .isNotBlank()
        .doesNotContain("Exception", "java.", "null");
    assertThat(json.get("error_code").asText()).isEqualTo(code.value());
    assertThat(json.get("retryable").isBoolean()).isTrue();
    assertThat(json.get("retryable").asBoolean()).isEqualTo(code.retryable());
    assertThat(json.get("timestamp").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(json.get("request_id").asText())
        .isNotBlank()
        .isEqualTo(answer.header("X-Request-Id"));
  }

  private void checkErrors() {
    var json = answer.json();
    assertThat(json.has("errors")).isEqualTo(code == ErrorCode.VALIDATION_ERROR);
    for (var error : json.path("errors")) {
      assertThat(error.get("field").asText()).isNotBlank();
      assertThat(error.get("message").asText()).isNotBlank();
    }
    assertThat(json.path("retry_after_seconds").asText())
        .isEqualTo(answer.findHeader("Retry-After").orElse(""));
  }
}
