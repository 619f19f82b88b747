package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.testing.TestApp;
import org.junit.jupiter.api.Test;

class SessionRoutesTest {
  private final TestApp app = new TestApp();

  @Test
  void opensASessionThatCanBeRead() {
    var created =
        app.request("POST", "/scanner/api/v1/sessions")
            .body("{\"metadata\":{\"order\":\"4711\",\"gone\":\"\"},\"capture_mode\":\"both\"}")
            .send();
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    var summary = created.json();
    assertThat(summary.get("status").asText()).isEqualTo("ACTIVE");
    assertThat(summary.get("metadata").toString()).isEqualTo("{\"order\":\"4711\"}");
    assertThat(summary.get("photo_count").asInt()).isZero();
    var id = summary.get("short_id").asText();
    assertThat(created.header("Location")).isEqualTo("/v1/scanner/api/v1/sessions/" + id);

    var detail = app.session(id);
    assertThat(detail.get("created").asText()).isEqualTo("2026-11-21T12:00:10Z");
    assertThat(detail.get("capture_mode").asText()).isEqualTo("both");
    assertThat(detail.get("product_photos")).isEmpty();
    assertThat(detail.get("captures").isArray()).isTrue();
  }
}
