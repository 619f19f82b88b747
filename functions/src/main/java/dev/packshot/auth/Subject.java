package dev.packshot.auth;

import dev.packshot.id.Sha256;
import dev.packshot.id.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The subject of an access token: who has signed in, in the issuer's terms.
 *
 * @param issuer the issuer's URL
 * @param name the issuer's name for the user
 */
public record Subject(String issuer, String name) {
  private static final long VERSION = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  /**
   * Returns the id of the user. It is computed from the subject (RFC 9562, section 5.8), so the
   * user's item is found without another one that points to it.
   */
  public UserId user() {
    var bytes =
        ByteBuffer.wrap(
            Sha256.digest().digest((issuer + "\n" + name).getBytes(StandardCharsets.UTF_8)));
    long high = (bytes.getLong() & ~0xf000L) | VERSION;
    long low = (bytes.getLong() & ~0xc000_0000_0000_0000L) | VARIANT;
    return new UserId(new UUID(high, low));
  }
}
