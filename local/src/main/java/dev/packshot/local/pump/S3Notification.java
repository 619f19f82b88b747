package dev.packshot.local.pump;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.devkit.StoredObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/**
 * The message of S3 about a created or removed object
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html).
 */
final class S3Notification {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String OWNER = "LOCALOWNER";

  private final String region;
  private final Clock clock;
  private final Sequence sequence;

  S3Notification(String region, Clock clock, Sequence sequence) {
    this.region = region;
    this.clock = clock;
    this.sequence = sequence;
  }

  /** Returns the message as JSON. */
  String of(StoredObject stored) {
    var object = object(stored.key()).put("size", stored.size()).put("eTag", stored.eTag());
    stored.version().ifPresent(version -> object.put("versionId", version));
    return message("ObjectCreated:Post", stored.bucket(), object);
  }

  /** Returns the message about an object that was removed, as JSON. */
  String ofRemoved(String bucket, String key) {
    return message("ObjectRemoved:Delete", bucket, object(key));
  }

  private String message(String name, String bucket, ObjectNode object) {
    var notification = JSON.createObjectNode();
    notification.putArray("Records").add(record(name, bucket, object));
    try {
      return JSON.writeValueAsString(notification);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private ObjectNode record(String name, String bucket, ObjectNode object) {
    var now = clock.instant();
    var record =
        JSON.createObjectNode()
            .put("eventVersion", "2.1")
            .put("eventSource", "aws:s3")
            .put("awsRegion", region)
            .put("eventTime", MILLIS.format(now))
            .put("eventName", name);
    record.putObject("userIdentity").put("principalId", "AWS:" + OWNER);
    record.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
    record
        .putObject("responseElements")
        .put("x-amz-request-id", UUID.randomUUID().toString())
        .put("x-amz-id-2", UUID.randomUUID().toString());
    record.set("s3", s3(bucket, object));
    return record;
  }

  private static ObjectNode s3(String name, ObjectNode object) {
    var s3 =
        JSON.createObjectNode().put("s3SchemaVersion", "1.0").put("configurationId", "uploads");
    var bucket = s3.putObject("bucket").put("name", name);
    bucket.putObject("ownerIdentity").put("principalId", OWNER);
    bucket.put("arn", "arn:aws:s3:::" + name);
    s3.set("object", object);
    return s3;
  }

  private ObjectNode object(String key) {
    return JSON.createObjectNode().put("key", encode(key)).put("sequencer", sequencer());
  }

  /** Encodes a key like a form value, with a plus for a space, but keeps slashes. */
  private static String encode(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }

  /** Returns hexadecimal digits that increase in text order. */
  private String sequencer() {
    return String.format(Locale.ROOT, "%018X", sequence.next());
  }
}
