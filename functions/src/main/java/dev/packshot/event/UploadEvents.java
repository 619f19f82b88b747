package dev.packshot.event;

import dev.packshot.json.JsonObjects;
import dev.packshot.store.UploadedObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;

/**
 * The reader of S3 events in SQS messages, and the writer of the answer that names the messages to
 * deliver again (docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html,
 * docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html).
 */
final class UploadEvents {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** The length to which sequencers are padded, since S3's are comparable only at equal length. */
  private static final int SEQUENCER_LENGTH = 32;

  private UploadEvents() {}

  /**
   * A message of the queue.
   *
   * @param body an S3 event
   * @param receiveCount the number of times it was delivered, with this one
   */
  record Message(String id, String body, int receiveCount) {}

  static List<Message> messages(InputStream event) throws IOException {
    var messages = new ArrayList<Message>();
    try (var parser = FACTORY.createParser(event)) {
      eachRecord(parser, () -> messages.add(message(parser)));
    }
    return messages;
  }

  /**
   * The objects of a message.
   *
   * @param removed the objects that were deleted, or hidden by a marker; their versions are those
   *     that were deleted, or those of the markers
   */
  record Objects(List<UploadedObject> created, List<UploadedObject> removed) {
    boolean isEmpty() {
      return created.isEmpty() && removed.isEmpty();
    }
  }

  /** Reads the objects of a message; an {@code s3:TestEvent} has none. */
  static Objects objects(Message message) throws IOException {
    var objects = new Objects(new ArrayList<>(), new ArrayList<>());
    try (var parser = FACTORY.createParser(message.body())) {
      eachRecord(
          parser,
          () -> {
            var s3Record = new S3Record();
            s3Record.read(parser);
            if (s3Record.eventName.startsWith("ObjectCreated:")) {
              objects.created().add(s3Record.object());
            } else if (s3Record.eventName.startsWith("ObjectRemoved:")) {
              objects.removed().add(s3Record.object());
            }
          });
    }
    return objects;
  }

  static void writeFailures(List<String> messageIds, OutputStream answer) throws IOException {
    try (var out = FACTORY.createGenerator(answer)) {
      out.writeStartObject();
      out.writeArrayFieldStart("batchItemFailures");
      for (var id : messageIds) {
        out.writeStartObject();
        out.writeStringField("itemIdentifier", id);
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
  }

  private static void eachRecord(JsonParser parser, RecordReader reader) throws IOException {
    JsonObjects.each(
        parser,
        name -> {
          if (name.equals("Records") && parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
              reader.read();
            }
          }
        });
  }

  private static Message message(JsonParser parser) throws IOException {
    var id = new StringBuilder();
    var body = new StringBuilder();
    var receiveCount = new AtomicInteger(1);
    JsonObjects.each(
        parser,
        name -> {
          switch (name) {
            case "messageId" -> id.append(parser.getValueAsString(""));
            case "body" -> body.append(parser.getValueAsString(""));
            case "attributes" -> readAttributes(parser, receiveCount);
            default -> {}
          }
        });
    return new Message(id.toString(), body.toString(), receiveCount.get());
  }

  private static void readAttributes(JsonParser parser, AtomicInteger receiveCount)
      throws IOException {
    JsonObjects.each(
        parser,
        name -> {
          if (name.equals("ApproximateReceiveCount")) {
            receiveCount.set(parser.getValueAsInt(1));
          }
        });
  }

  private interface RecordReader {
    void read() throws IOException;
  }

  /** The fields of one record of an S3 event while it is read. */
  private static final class S3Record {
    private String eventName = "";
    private String bucket = "";
    private String key = "";
    private String sequencer = "";
    private Optional<String> version = Optional.empty();

    void read(JsonParser parser) throws IOException {
      JsonObjects.each(
          parser,
          field -> {
            switch (field) {
              case "eventName" -> eventName = parser.getValueAsString("");
              case "s3" -> JsonObjects.each(parser, part -> readPart(part, parser));
              default -> {}
            }
          });
    }

    private void readPart(String part, JsonParser parser) throws IOException {
      if (!part.equals("bucket") && !part.equals("object")) {
        return;
      }
      JsonObjects.each(
          parser,
          field -> {
            switch (part + "." + field) {
              case "bucket.name" -> bucket = parser.getValueAsString("");
              case "object.key" -> key = parser.getValueAsString("");
              case "object.versionId" ->
                  version =
                      Optional.ofNullable(parser.getValueAsString()).filter(S3Record::isVersion);
              case "object.sequencer" -> sequencer = parser.getValueAsString("");
              default -> {}
            }
          });
    }

    /** S3 says {@code null} of an object that was stored before the bucket had versions. */
    private static boolean isVersion(String id) {
      return !id.isEmpty() && !id.equals("null");
    }

    UploadedObject object() {
      var padded = sequencer + "0".repeat(Math.max(0, SEQUENCER_LENGTH - sequencer.length()));
      return new UploadedObject(
          bucket, URLDecoder.decode(key, StandardCharsets.UTF_8), version, padded);
    }
  }
}
