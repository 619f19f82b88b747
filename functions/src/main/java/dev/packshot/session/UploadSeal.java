package dev.packshot.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret of a session that seals the ids of photos for which forms are issued: the last 32 bits
 * of such an id follow from the others and from the rest of the photo's key. So a key that was
 * never issued is recognized without a record of those that were.
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

  /**
   * Returns a UUIDv7 of the same time that is sealed. Its random bits are the last of the id's.
   *
   * @param kind the rest of the photo's key
   */
  public UUID seal(UUID id, String kind) {
    long random = id.getLeastSignificantBits() & RANDOM;
    return sealed(id.getMostSignificantBits(), VARIANT | random << SEAL_BITS, kind);
  }

  /** Returns whether an id was sealed with this secret for a key of this kind. */
  public boolean hasSealed(UUID id, String kind) {
    long unsealed = id.getLeastSignificantBits() & ~SEAL;
    return sealed(id.getMostSignificantBits(), unsealed, kind).equals(id);
  }

  private UUID sealed(long high, long low, String kind) {
    return new UUID(high, low | (mac(high, low, kind) & SEAL));
  }

  private long mac(long high, long low, String kind) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), HMAC));
      mac.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
      return ByteBuffer.wrap(mac.doFinal(kind.getBytes(UTF_8))).getLong();
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
