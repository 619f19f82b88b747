package dev.packshot.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * The AWS credentials that sign for others; those with a session token are temporary. Their text
 * never shows the secret or the token.
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

  /** Whether they are good for this much longer; those of unknown end are taken to be. */
  public boolean lastFor(Duration time, Instant now) {
    return expiresAt.isEmpty() || !expiresAt.get().isBefore(now.plus(time));
  }

  /** The wanted time, or the whole seconds that are left where those are fewer. */
  public Duration atMost(Duration wanted, Instant now) {
    return lastFor(wanted, now)
        ? wanted
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
