package dev.packshot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.id.Sha256;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that shows the contract. */
class GetReferenceTest {
  private static final int MAX_RESPONSE_BYTES = 6 * 1_024 * 1_024; // Lambda's limit

  private final TestAnswer page = new TestApp().anonymous("GET", "/docs").send();

  @Test
  void readsSwaggerUiInTheVersionOnTheClassPath() throws IOException {
    var library = new Properties();
    try (var properties =
        getClass().getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      library.load(properties);
    }
    var folder = "/META-INF/resources/webjars/swagger-ui/" + library.getProperty("version") + "/";
    assertThat(List.of(SwaggerUi.BUNDLE, SwaggerUi.STYLE))
        .allSatisfy(path -> assertThat(path).startsWith(folder));
  }

  @Test
  void returnsAPageWithTheAddressOfTheContract() {
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.body()).contains("data-contract=\"/v1/openapi.json\"");
    assertThat(page.size()).isLessThan(MAX_RESPONSE_BYTES);
  }

  @Test
  void allowsExactlyItsInlineScriptsAndItsStyleByTheirHashes() {
    assertThat(sources("script-src"))
        .hasSize(2)
        .containsExactlyElementsOf(hashes(elements("script")));
    assertThat(sources("style-src"))
        .hasSize(1)
        .containsExactlyElementsOf(hashes(elements("style")));
  }

  @Test
  void loadsNothingElse() {
    assertThat(sources("default-src")).containsExactly("'none'");
    assertThat(sources("img-src")).containsExactly("data:");
    assertThat(sources("connect-src")).containsExactly("'self'");
    var markup = page.body();
    for (var text : elements("script")) {
      markup = markup.replace(text, "");
    }
    for (var text : elements("style")) {
      markup = markup.replace(text, "");
    }
    assertThat(markup).doesNotContain("src=", "http:", "https:");
  }

  private List<String> sources(String directive) {
    var policy = page.header("Content-Security-Policy");
    for (var part : policy.split("; ", -1)) {
      if (part.startsWith(directive + " ")) {
        return List.of(part.substring(directive.length() + 1).split(" ", -1));
      }
    }
    throw new AssertionError("The policy has no " + directive + ": " + policy);
  }

  /** Returns the texts of all elements with a name, which end where a browser ends them. */
  private List<String> elements(String name) {
    var element = Pattern.compile("<" + name + ">(.*?)</" + name, Pattern.DOTALL);
    return element.matcher(page.body()).results().map(GetReferenceTest::text).toList();
  }

  private static String text(MatchResult element) {
    return element.group(1);
  }

  private static List<String> hashes(List<String> texts) {
    return texts.stream().map(text -> "'sha256-" + Sha256.base64(text) + "'").toList();
  }
}
