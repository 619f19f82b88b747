package dev.packshot.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * AWS credentials for signing. Those with a session token are temporary. {@link #toString} contains
 * neither the secret nor the token.
 */
public record SigningCredentials(
    String accessKeyId,
    String secretAccessKey,
    Optional<String> sessionToken,
    Optional<Instant> expiresAt) {

  public SigningCredentials {
    requireText(accessKeyId, "accessKeyId");
    requireText(secretAccessKey, "secretAccessKey");
    sessionToken.ifPresent(token -> requireText(token, "sessionToken"));
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  /** Returns whether the credentials stay valid for this time, as those without an expiry do. */
  public boolean areValidFor(Duration time, Instant now) {
    return expiresAt.isEmpty() || !expiresAt.get().isBefore(now.plus(time));
  }

  /** Returns a lifetime, limited to the whole seconds for which the credentials stay valid. */
  public Duration atMost(Duration lifetime, Instant now) {
    return areValidFor(lifetime, now)
        ? lifetime
        : Duration.between(now, expiresAt.get()).truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public String toString() {
    return "SigningCredentials["
        + accessKeyId
        + (sessionToken.isPresent() ? ", temporary" : "")
        + expiresAt.map(at -> ", until " + at).orElse("")
        + "]";
  }

  private static void requireText(String text, String name) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(name + " is empty");
    }
  }
}
