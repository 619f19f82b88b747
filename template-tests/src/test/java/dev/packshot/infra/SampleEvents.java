package dev.packshot.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** The sample events in {@code events}, with ids of a test where needed. */
final class SampleEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EVENTS = Path.of("..", "events");

  private SampleEvents() {}

  static ObjectNode of(String file) {
    try {
      return (ObjectNode) JSON.readTree(EVENTS.resolve(file).toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the event with the ids of a session and a photo. */
  static ObjectNode of(String file, String session, String photo) {
    return of(file, Map.of("id", session, "session_id", session, "photo_id", photo));
  }

  /** Returns the event with other path parameters; those that it does not have are ignored. */
  static ObjectNode of(String file, Map<String, String> pathParameters) {
    var event = of(file);
    var parameters = (ObjectNode) event.get("pathParameters");
    pathParameters.forEach(
        (name, value) -> {
          if (parameters.has(name)) {
            parameters.put(name, value);
          }
        });
    return event;
  }

  /** Returns the notification that an object was created in a bucket without versions. */
  static ObjectNode uploadOf(String bucket, String s3Key) throws IOException {
    var event = of("sqs-s3-object-created.json");
    var message = (ObjectNode) event.get("Records").get(0);
    var notification = (ObjectNode) JSON.readTree(message.get("body").asText());
    var created = (ObjectNode) notification.get("Records").get(0).get("s3");
    ((ObjectNode) created.get("bucket")).put("name", bucket);
    ((ObjectNode) created.get("object")).put("key", s3Key).remove("versionId");
    message.put("body", notification.toString());
    return event;
  }
}
