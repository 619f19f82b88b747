package dev.packshot.local.pump;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** The content of a message's file: its body and the time at which it was sent. */
final class MessageJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MessageJson() {}

  /** Returns the text of a message. */
  static String of(Message message) {
    return write(tree(message));
  }

  /** Returns the text of a dead letter, which also has the reason and the receive count. */
  static String ofDeadLetter(Message message, String reason) {
    return write(tree(message).put("receive_count", message.receiveCount()).put("reason", reason));
  }

  /**
   * Reads a message or a dead letter.
   *
   * @throws IOException if the text is not one
   */
  static Message read(String text, String id, int receiveCount) throws IOException {
    var tree = JSON.readTree(text);
    var sentAt = tree.path("sent_at").textValue();
    var body = tree.path("body").textValue();
    if (sentAt == null || body == null) {
      throw new IOException("it has no sent_at or no body");
    }
    try {
      return new Message(id, Instant.parse(sentAt), body, receiveCount);
    } catch (DateTimeException e) {
      throw new IOException("its sent_at is not a time", e);
    }
  }

  private static ObjectNode tree(Message message) {
    return JSON.createObjectNode()
        .put("sent_at", message.sentAt().toString())
        .put("body", message.body());
  }

  private static String write(ObjectNode tree) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
