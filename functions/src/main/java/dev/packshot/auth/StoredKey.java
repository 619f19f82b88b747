package dev.packshot.auth;

import dev.packshot.identity.Principal;
import java.time.Instant;
import java.util.Optional;

/**
 * A key as it is stored, without its text.
 *
 * @param name what people call the key; may be empty
 * @param active whether the key is not revoked; it may have expired nevertheless
 * @param successor the hash of the key that replaces it, if it was rotated
 */
public record StoredKey(
    String hash,
    KeyKind kind,
    Principal owner,
    String name,
    boolean readOnly,
    boolean active,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt,
    Optional<Instant> lastUsed,
    Optional<String> successor,
    long perMinute,
    long perDay) {
  private static final int LABEL_LENGTH = 8;

  /** Returns the label of a key, by which logs and operators know it. */
  public String label() {
    return label(kind, hash);
  }

  static String label(KeyKind kind, String hash) {
    return kind.prefix() + ":" + hash.substring(0, LABEL_LENGTH);
  }

  /** Returns whether requests with the key are admitted at a time. */
  public boolean isValid(Instant at) {
    return active && expiresAt.filter(time -> !time.isAfter(at)).isEmpty();
  }
}
