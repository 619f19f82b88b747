package dev.packshot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GetErrorPageTest {
  private final TestApp app = new TestApp();

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void explainsEveryErrorAndItsRemedy(ErrorCode code) {
    var page = app.anonymous("GET", "/docs/errors/" + code.value()).send();
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.body())
        .contains("<h1>" + code.status() + " " + code.title() + "</h1>")
        .contains(code.value(), code.meaning(), code.remedy());
    TestProblem.checkLimitHeaders(page);
  }

  @Test
  void hasTheSameDigitsInEveryLocale() {
    var before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      explainsEveryErrorAndItsRemedy(ErrorCode.NOT_FOUND);
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @Test
  void isTheTargetOfAProblemsType() {
    var type = app.anonymous("GET", "/nowhere").send().json().get("type").asText();
    var path = type.substring(type.indexOf("/docs/"));
    assertThat(app.anonymous("GET", path).send().body()).contains("not_found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "NOT_FOUND", "not_found%20", "404", "teapot", "%3Cscript%3E", "%00", "null"})
  void refusesAnUnknownCode(String code) {
    var answer = app.anonymous("GET", "/docs/errors/" + code).send();
    TestProblem.in(answer, ErrorCode.NOT_FOUND);
    assertThat(answer.body()).doesNotContain("script");
  }
}
