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
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;

/**
 * The events of S3 as SQS delivers them, and the answer that names the messages to deliver again
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html,
 * docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html).
 */
final class UploadEvents {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int SEQUENCER_LENGTH = 32;

  private UploadEvents() {}

  /** A message of the queue; its body is an S3 event as text. */
  record Message(String id, String body) {}

  static List<Message> messages(InputStream event) throws IOException {
    var messages = new ArrayList<Message>();
    try (var parser = FACTORY.createParser(event)) {
      eachRecord(parser, () -> messages.add(message(parser)));
    }
    return messages;
  }

  /** The created objects that a message tells of: none in {@code s3:TestEvent}. */
  static List<UploadedObject> objects(Message message) throws IOException {
    var objects = new ArrayList<UploadedObject>();
    try (var parser = FACTORY.createParser(message.body())) {
      eachRecord(
          parser,
          () -> {
            var found = new S3Record();
            found.read(parser);
            if (found.name.startsWith("ObjectCreated:")) {
              objects.add(found.object());
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

  private static void eachRecord(JsonParser parser, Step step) throws IOException {
    JsonObjects.each(
        parser,
        name -> {
          if (name.equals("Records") && parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
              step.run();
            }
          }
        });
  }

  private static Message message(JsonParser parser) throws IOException {
    var id = new StringBuilder();
    var body = new StringBuilder();
    JsonObjects.each(
        parser,
        name -> {
          switch (name) {
            case "messageId" -> id.append(parser.getValueAsString(""));
            case "body" -> body.append(parser.getValueAsString(""));
            default -> {}
          }
        });
    return new Message(id.toString(), body.toString());
  }

  private interface Step {
    void run() throws IOException;
  }

  /** What was read of one record of S3. */
  private static final class S3Record {
    private String name = "";
    private String bucket = "";
    private String key = "";
    private String sequencer = "";

    void read(JsonParser parser) throws IOException {
      JsonObjects.each(
          parser,
          field -> {
            switch (field) {
              case "eventName" -> name = parser.getValueAsString("");
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
              case "object.sequencer" -> sequencer = parser.getValueAsString("");
              default -> {}
            }
          });
    }

    UploadedObject object() {
      var padded = sequencer + "0".repeat(Math.max(0, SEQUENCER_LENGTH - sequencer.length()));
      return new UploadedObject(bucket, URLDecoder.decode(key, StandardCharsets.UTF_8), padded);
    }
  }
}
