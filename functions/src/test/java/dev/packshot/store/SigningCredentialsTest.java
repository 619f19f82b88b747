package dev.packshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningCredentialsTest {
  @Test
  void omitsSecretAndTokenFromTheStringForm() {
    var end = Instant.parse("2026-11-21T13:00:00Z");
    assertThat(new SigningCredentials("AKIA", "hush", Optional.of("quiet"), Optional.of(end)))
        .hasToString("SigningCredentials[AKIA, temporary, until 2026-11-21T13:00:00Z]");
    assertThat(new SigningCredentials("AKIA", "hush", Optional.empty(), Optional.empty()))
        .hasToString("SigningCredentials[AKIA]");
  }

  @Test
  void rejectsEmptyParts() {
    assertRejected("", "secret", Optional.empty());
    assertRejected("id", "", Optional.empty());
    assertRejected("id", "secret", Optional.of(""));
  }

  private static void assertRejected(String id, String secret, Optional<String> token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SigningCredentials(id, secret, token, Optional.empty()))
        .withMessageEndingWith("is empty");
  }
}
