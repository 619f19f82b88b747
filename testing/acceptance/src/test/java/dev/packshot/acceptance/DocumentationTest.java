package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentationTest {
  private final Api api = new Api();

  @Test
  void isTheContractThatServesAsAddressOfItsServer() {
    var contract = api.sendAnonymously(Call.of("GET", "/openapi.json")).expect(200);
    assertThat(contract.json().path("openapi").asString()).isEqualTo("3.1.0");
    var server = contract.json().at("/servers/0/url").asString();
    var base = Links.path(server.endsWith("/") ? server : server + "/");
    assertThat(base).isIn("", "/");
  }

  @Test
  void canBeReadInAPageThatLoadsNothingFromElsewhere() {
    var page = api.sendAnonymously(Call.of("GET", "/docs")).expect(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "connect-src 'self'")
        .doesNotContain("http", "unsafe-eval");
    var head = page.body().substring(0, page.body().indexOf("<script>"));
    assertThat(head).contains("/openapi.json").doesNotContain("http:", "https:");
  }

  @Test
  void needsNoKeyButTakesOne() {
    api.send(Call.of("GET", "/docs")).expect(200);
    api.send(Call.of("GET", "/openapi.json")).expect(200);
  }
}
