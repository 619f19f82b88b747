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
 * them (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html).
 */
public final class FormKey {
  private static final String HMAC = "HmacSHA256";

  private final String secret;
  private final String region;
  private final Map<String, byte[]> byDay = new HashMap<>();

  public FormKey(String secret, String region) {
    this.secret = secret;
    this.region = region;
  }

  boolean signs(String policy, String signature, Map<String, String> fields) {
    var date = fields.getOrDefault("x-amz-date", "");
    return date.length() >= 8
        && HexFormat.of().formatHex(hmac(keyOf(date.substring(0, 8)), policy)).equals(signature);
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
