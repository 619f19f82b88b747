package dev.packshot.devkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A signed upload form for one key, as a browser sends it to S3. */
record SignedForm(Map<String, String> fields) {
  static final String BOUNDARY = "packshot-test-boundary";

  static SignedForm of(String bucket, String key, String accessKey, String secret, Instant now) {
    var day = DateTimeFormatter.BASIC_ISO_DATE.format(now.atOffset(ZoneOffset.UTC).toLocalDate());
    var time =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").format(now.atOffset(ZoneOffset.UTC));
    var fields = new LinkedHashMap<String, String>();
    fields.put("key", key);
    fields.put("Content-Type", "image/jpeg");
    fields.put("success_action_status", "201");
    fields.put("X-Amz-Algorithm", "AWS4-HMAC-SHA256");
    fields.put("X-Amz-Credential", accessKey + "/" + day + "/us-east-1/s3/aws4_request");
    fields.put("X-Amz-Date", time);
    var policy = Base64.getEncoder().encodeToString(policy(bucket, fields, now).getBytes(UTF_8));
    fields.put("Policy", policy);
    fields.put("X-Amz-Signature", sign(secret, day, policy));
    return new SignedForm(fields);
  }

  byte[] bodyWith(byte[] file) {
    var body = new ByteArrayOutputStream();
    fields.forEach((name, value) -> body.writeBytes(part(name, "", value.getBytes(UTF_8))));
    body.writeBytes(part("file", "; filename=\"photo.jpg\"", file));
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return body.toByteArray();
  }

  private static byte[] part(String name, String parameters, byte[] content) {
    var part = new ByteArrayOutputStream();
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
            .formatted(BOUNDARY, name, parameters);
    part.writeBytes(head.getBytes(UTF_8));
    part.writeBytes(content);
    part.writeBytes("\r\n".getBytes(UTF_8));
    return part.toByteArray();
  }

  private static String policy(String bucket, Map<String, String> fields, Instant now) {
    var conditions = new StringBuilder("{\"bucket\":\"" + bucket + "\"}");
    fields.forEach((name, value) -> conditions.append(",{\"%s\":\"%s\"}".formatted(name, value)));
    var expiration =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
            .format(now.plusSeconds(600).atOffset(ZoneOffset.UTC));
    return "{\"expiration\":\"%s\",\"conditions\":[%s]}".formatted(expiration, conditions);
  }

  private static String sign(String secret, String day, String policy) {
    var key = hmac(("AWS4" + secret).getBytes(UTF_8), day);
    for (var step : new String[] {"us-east-1", "s3", "aws4_request"}) {
      key = hmac(key, step);
    }
    return HexFormat.of().formatHex(hmac(key, policy));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
