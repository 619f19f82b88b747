package dev.packshot.simulation.storage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret key as the bucket knows it, which checks signatures independently of the code that makes
 * them (docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html).
 */
public final class BucketKey {
  private static final String HMAC = "HmacSHA256";
  private static final int DAY = 8;

  private final String secret;
  private final String region;
  private final Map<String, byte[]> byDay = new HashMap<>();

  public BucketKey(String secret, String region) {
    this.secret = secret;
    this.region = region;
  }

  /**
   * Returns whether a text has this signature.
   *
   * @param date that starts with the day of the key, in eight digits
   */
  boolean signs(String text, String signature, String date) {
    return date.length() >= DAY
        && HexFormat.of().formatHex(hmac(keyOf(date.substring(0, DAY)), text)).equals(signature);
  }

  String region() {
    return region;
  }

  private byte[] keyOf(String day) {
    return byDay.computeIfAbsent(
        day,
        it -> {
          var key = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), it);
          return hmac(hmac(hmac(key, region), "s3"), "aws4_request");
        });
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
