package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4 for the service {@code s3}: a key for one day in one region, and what it
 * signs; for one thread at a time.
 */
public final class SignatureV4 {
  public static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String SERVICE = "s3";
  private static final String END = "aws4_request";
  private static final String HMAC = "HmacSHA256";

  private final byte[] key;
  private final Mac mac;

  /** The day is eight digits, {@code 20151229}. */
  public SignatureV4(String secretAccessKey, String day, String region) {
    var ofDay = hmac(("AWS4" + secretAccessKey).getBytes(UTF_8), day);
    key = hmac(hmac(hmac(ofDay, region), SERVICE), END);
    mac = mac(key);
  }

  /** {@code <access key>/<day>/<region>/s3/aws4_request} */
  public static String credential(String accessKeyId, String day, String region) {
    return accessKeyId + "/" + scope(day, region);
  }

  /** {@code <day>/<region>/s3/aws4_request} */
  static String scope(String day, String region) {
    return day + "/" + region + "/" + SERVICE + "/" + END;
  }

  /** The signature of a text, 64 lower-case hex digits. */
  public String of(String text) {
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
  }

  /** The signing key, for the known answers of the tests. */
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
