package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.graph.Settings;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.Uploads;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The time after which a session expires in a deployment that sets another than the usual one. */
class IdleLimitTest {
  private static final Duration LIMIT = Duration.ofDays(2);

  private final TestApp app = new TestApp().with(Settings.SESSION_IDLE_HOURS, "48");
  private final Uploads uploads = new Uploads(app);

  @Test
  void keepsASessionActiveUntilTheLimit() {
    app.clock.advance(LIMIT.minusSeconds(1));
    app.graph.expireSessions().run();
    assertThat(status()).isEqualTo("ACTIVE");
    assertThat(uploads.register(uploads.presign("front", "photo.jpg")).status()).isEqualTo(201);
    assertThat(uploads.request("POST", "/end").send().status()).isEqualTo(200);
  }

  @Test
  void expiresASessionAtTheLimitWithAndWithoutTheJob() {
    app.clock.advance(LIMIT);
    assertThat(status()).isEqualTo("EXPIRED");
    TestProblem.in(uploads.request("GET", "/presigned-upload-url").send(), ErrorCode.CONFLICT);
    assertThat(app.graph.expireSessions().run().expired()).isEqualTo(1);
    assertThat(status()).isEqualTo("EXPIRED");
  }

  private String status() {
    return app.session(uploads.session).get("status").asText();
  }
}
