package dev.packshot.session;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret of a session that seals the ids of photos for which forms are issued: the last 32 bits
 * of such an id follow from the others. So an id that was never issued is recognized without a
 * record of those that were.
 */
public final class UploadSeal {
  private static final String HMAC = "HmacSHA256";
  private static final int SECRET_BYTES = 16;
  private static final int SEAL_BITS = 32;
  private static final long SEAL = (1L << SEAL_BITS) - 1;

  /** The bits of a UUID's lower half above the seal, without its two bits of the variant. */
  private static final long RANDOM = (1L << 30) - 1;

  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final String secret;

  UploadSeal(String secret) {
    this.secret = secret;
  }

  /**
   * Creates a seal.
   *
   * @param random a cryptographically strong source
   */
  public static UploadSeal create(RandomGenerator random) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return new UploadSeal(HexFormat.of().formatHex(bytes));
  }

  /** Returns the secret in hex, to be stored and never shown. */
  String secret() {
    return secret;
  }

  /** Returns a UUIDv7 of the same time that is sealed. Its random bits are the last of the id's. */
  public UUID seal(UUID id) {
    long random = id.getLeastSignificantBits() & RANDOM;
    return sealed(id.getMostSignificantBits(), VARIANT | random << SEAL_BITS);
  }

  /** Returns whether an id was sealed with this secret. */
  public boolean hasSealed(UUID id) {
    return sealed(id.getMostSignificantBits(), id.getLeastSignificantBits() & ~SEAL).equals(id);
  }

  private UUID sealed(long high, long low) {
    return new UUID(high, low | (mac(high, low) & SEAL));
  }

  private long mac(long high, long low) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), HMAC));
      var bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
      return ByteBuffer.wrap(mac.doFinal(bytes)).getLong();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns nothing of the secret, so that it does not get into logs. */
  @Override
  public String toString() {
    return "UploadSeal";
  }
}
