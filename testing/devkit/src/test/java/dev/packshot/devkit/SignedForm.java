package dev.packshot.devkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signed upload form for one key, as a browser sends it to S3. Its fields are changed before it
 * is signed, or as a hostile client does, after.
 */
final class SignedForm {
  static final String BOUNDARY = "packshot-test-boundary";

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final List<String> conditions = new ArrayList<>();
  private final String secret;
  private final Instant now;
  private String fileName = "photo.jpg";

  private SignedForm(String secret, Instant now) {
    this.secret = secret;
    this.now = now;
  }

  static SignedForm of(String bucket, String key, String accessKey, String secret, Instant now) {
    return unsigned(bucket, key, accessKey, secret, now).sign();
  }

  /** Returns a form whose fields can still be added to. */
  static SignedForm unsigned(
      String bucket, String key, String accessKey, String secret, Instant now) {
    var form = new SignedForm(secret, now);
    form.condition("{\"bucket\":\"" + bucket + "\"}");
    form.field("key", key);
    form.field("Content-Type", "image/jpeg");
    form.field("success_action_status", "201");
    form.field("X-Amz-Algorithm", "AWS4-HMAC-SHA256");
    form.field("X-Amz-Credential", accessKey + "/" + form.day() + "/us-east-1/s3/aws4_request");
    form.field(
        "X-Amz-Date",
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
            .format(now.atOffset(ZoneOffset.UTC)));
    return form;
  }

  /** Adds a field with a condition. */
  SignedForm field(String name, String value) {
    condition("{\"%s\":\"%s\"}".formatted(name, value));
    return with(name, value);
  }

  /** Replaces the condition of a field by one that allows every value. */
  SignedForm anyValue(String name) {
    conditions.removeIf(condition -> condition.startsWith("{\"" + name + "\""));
    return condition("[\"starts-with\", \"$" + name + "\", \"\"]");
  }

  SignedForm condition(String json) {
    conditions.add(json);
    return this;
  }

  /** Sets a field without a condition. */
  SignedForm with(String name, String value) {
    fields.put(name, value);
    return this;
  }

  SignedForm without(String name) {
    fields.remove(name);
    return this;
  }

  SignedForm fileName(String name) {
    fileName = name;
    return this;
  }

  SignedForm sign() {
    var expiration =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .format(now.plusSeconds(600).atOffset(ZoneOffset.UTC));
    return sign(
        "{\"expiration\":\"%s\",\"conditions\":[%s]}"
            .formatted(expiration, String.join(",", conditions)));
  }

  /** Signs any text as the policy. */
  SignedForm sign(String policyText) {
    var policy = Base64.getEncoder().encodeToString(policyText.getBytes(UTF_8));
    with("Policy", policy);
    return with("X-Amz-Signature", sign(secret, day(), policy));
  }

  byte[] bodyWith(byte[] file) {
    return body(List.of(fieldParts(), filePart(file)));
  }

  static byte[] body(List<byte[]> parts) {
    var body = new ByteArrayOutputStream();
    parts.forEach(body::writeBytes);
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return body.toByteArray();
  }

  byte[] fieldParts() {
    var parts = new ByteArrayOutputStream();
    fields.forEach((name, value) -> parts.writeBytes(part(name, "", value.getBytes(UTF_8))));
    return parts.toByteArray();
  }

  byte[] filePart(byte[] file) {
    return part("file", "; filename=\"" + fileName + "\"", file);
  }

  static byte[] part(String name, String parameters, byte[] content) {
    var part = new ByteArrayOutputStream();
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
            .formatted(BOUNDARY, name, parameters);
    part.writeBytes(head.getBytes(UTF_8));
    part.writeBytes(content);
    part.writeBytes("\r\n".getBytes(UTF_8));
    return part.toByteArray();
  }

  private String day() {
    return DateTimeFormatter.BASIC_ISO_DATE.format(now.atOffset(ZoneOffset.UTC).toLocalDate());
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
