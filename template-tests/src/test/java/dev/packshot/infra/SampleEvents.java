package dev.packshot.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** The events of {@code events/}, about other things where a test says so. */
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

  /** About this session and photo. */
  static ObjectNode of(String file, String session, String photo) {
    return of(file, Map.of("id", session, "session_id", session, "photo_id", photo));
  }

  /** About what these path parameters name, of those that the event has. */
  static ObjectNode of(String file, Map<String, String> about) {
    var event = of(file);
    var parameters = (ObjectNode) event.get("pathParameters");
    about.forEach(
        (name, value) -> {
          if (parameters.has(name)) {
            parameters.put(name, value);
          }
        });
    return event;
  }

  /** That this object was put. */
  static ObjectNode uploadOf(String bucket, String s3Key) throws IOException {
    var event = of("sqs-s3-object-created.json");
    var message = (ObjectNode) event.get("Records").get(0);
    var told = (ObjectNode) JSON.readTree(message.get("body").asText());
    var about = (ObjectNode) told.get("Records").get(0).get("s3");
    ((ObjectNode) about.get("bucket")).put("name", bucket);
    ((ObjectNode) about.get("object")).put("key", s3Key);
    message.put("body", told.toString());
    return event;
  }
}
