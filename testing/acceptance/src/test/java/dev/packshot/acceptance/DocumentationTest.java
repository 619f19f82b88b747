package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests of the published contract and its page. */
class DocumentationTest {
  private final Api api = new Api();

  @Test
  void servesAContractWithItsOwnAddress() {
    var contract = api.sendAnonymously(Request.of("GET", "/openapi.json")).expect(200);
    assertThat(contract.json().path("openapi").asString()).isEqualTo("3.1.0");
    var server = contract.json().at("/servers/0/url").asString();
    var base = Links.path(server.endsWith("/") ? server : server + "/");
    assertThat(base).isIn("", "/");
  }

  @Test
  void servesAPageWithoutExternalResources() {
    var page = api.sendAnonymously(Request.of("GET", "/docs")).expect(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "connect-src 'self'")
        .doesNotContain("http", "unsafe-eval");
    var markup = page.body().replaceAll("(?s)<(style|script)>.*?</\\1>", "");
    assertThat(markup).contains("/openapi.json").doesNotContain("http:", "https:", " src=");
  }

  @Test
  void acceptsRequestsWithAKey() {
    api.send(Request.of("GET", "/docs")).expect(200);
    api.send(Request.of("GET", "/openapi.json")).expect(200);
  }
}
