package dev.packshot.bench.textbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Signs POST policies by hand, for the SDK of Java signs none (aws-sdk-java-v2 issue 1493). */
public final class UploadForms {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter EXPIRATION =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final AwsCredentialsProvider credentials;
  private final ObjectMapper json;
  private final String bucket = System.getenv("PACKSHOT_BUCKET");
  private final String region = System.getenv("AWS_REGION");

  public UploadForms(AwsCredentialsProvider credentials, ObjectMapper json) {
    this.credentials = credentials;
    this.json = json;
  }

  UploadForm sign(String key, String contentType, Instant now) throws JsonProcessingException {
    var identity = credentials.resolveCredentials();
    var amzDate = AMZ_DATE.format(now);
    var day = amzDate.substring(0, 8);
    var fields = new LinkedHashMap<String, String>();
    fields.put("key", key);
    fields.put("Content-Type", contentType);
    fields.put("success_action_status", "201");
    fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
    fields.put(
        "x-amz-credential", identity.accessKeyId() + "/" + day + "/" + region + "/s3/aws4_request");
    fields.put("x-amz-date", amzDate);
    if (identity instanceof AwsSessionCredentials session) {
      fields.put("x-amz-security-token", session.sessionToken());
    }
    var conditions = new ArrayList<Object>();
    conditions.add(Map.of("bucket", bucket));
    fields.forEach((name, value) -> conditions.add(Map.of(name, value)));
    conditions.add(List.of("content-length-range", 1, 25 << 20));
    var policy =
        Map.of("expiration", EXPIRATION.format(now.plus(LIFETIME)), "conditions", conditions);
    var encoded = Base64.getEncoder().encodeToString(json.writeValueAsBytes(policy));
    fields.put("policy", encoded);
    fields.put("x-amz-signature", signature(identity.secretAccessKey(), day, encoded));
    var url = "https://" + bucket + ".s3." + region + ".amazonaws.com/";
    return new UploadForm(url, fields, key, LIFETIME.toSeconds());
  }

  private String signature(String secret, String day, String policy) {
    var key = hmac(("AWS4" + secret).getBytes(UTF_8), day);
    for (var part : List.of(region, "s3", "aws4_request")) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, policy));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
