package dev.packshot.store;

import dev.packshot.json.JsonWriter;
import java.util.List;

/**
 * A message about a created object, with the fields of S3's own that are read
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html).
 */
public final class CreationMessage {
  private CreationMessage() {}

  /** Returns the message as JSON. */
  public static String of(UploadedObject object) {
    return JsonWriter.object(
        json -> json.array("Records", List.of(object), CreationMessage::writeRecord));
  }

  private static void writeRecord(JsonWriter json, UploadedObject object) {
    json.field("eventSource", "packshot:reconcile")
        .field("eventName", "ObjectCreated:Found")
        .object(
            "s3",
            s3 ->
                s3.object("bucket", bucket -> bucket.field("name", object.bucket()))
                    .object("object", found -> writeObject(found, object)));
  }

  private static void writeObject(JsonWriter json, UploadedObject object) {
    json.field("key", PercentEncoding.encodePath(object.key()))
        .field("sequencer", object.sequencer());
    object.version().ifPresent(version -> json.field("versionId", version));
  }
}
