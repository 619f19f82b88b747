package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signing key of AWS Signature Version 4 for the service {@code s3}, valid for one day in one
 * region. It is not thread-safe.
 */
public final class SignatureV4 {
  public static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String SERVICE = "s3";
  private static final String TERMINATOR = "aws4_request";
  private static final String HMAC = "HmacSHA256";

  private final byte[] key;
  private final Mac mac;

  /**
   * Derives the key of a day.
   *
   * @param day eight digits, such as {@code 20151229}
   */
  public SignatureV4(String secretAccessKey, String day, String region) {
    var dateKey = hmac(("AWS4" + secretAccessKey).getBytes(UTF_8), day);
    key = hmac(hmac(hmac(dateKey, region), SERVICE), TERMINATOR);
    mac = mac(key);
  }

  /** Returns {@code <access key>/<day>/<region>/s3/aws4_request}. */
  public static String credential(String accessKeyId, String day, String region) {
    return accessKeyId + "/" + scope(day, region);
  }

  /** Returns {@code <day>/<region>/s3/aws4_request}. */
  static String scope(String day, String region) {
    return day + "/" + region + "/" + SERVICE + "/" + TERMINATOR;
  }

  /** Returns the signature of a text, in 64 lower-case hexadecimal digits. */
  public String of(String text) {
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
  }

  /** Returns the signing key, for tests with known values. */
  byte[] key() {
    return key.clone();
  }

  private static byte[] hmac(byte[] key, String text) {
    return mac(key).doFinal(text.getBytes(UTF_8));
  }

  private static Mac mac(byte[] key) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + HMAC, impossible);
    }
  }
}
