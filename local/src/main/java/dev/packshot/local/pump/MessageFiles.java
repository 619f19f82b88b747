package dev.packshot.local.pump;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files of a queue's messages, named {@code <id>.<receive count>.json}. Every change is one
 * rename, so that a killed process leaves each message either changed or unchanged. A dead letter
 * is a message with a reason. Moved back into the queue's folder, it is delivered after the next
 * start.
 */
final class MessageFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("([^.]+)(?:\\.(\\d{1,9}))?\\.json");

  private final Path folder;
  private final Path deadLetters;

  MessageFiles(Path folder, Path deadLetters) {
    this.folder = folder;
    this.deadLetters = deadLetters;
    createFolder(folder);
    createFolder(deadLetters);
  }

  /** Returns the messages of an earlier run, in the order of their file names. */
  List<Message> all() {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted()
          .map(this::load)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Message message) {
    write(json(message), file(message));
  }

  /** Stores that the message was received once more. */
  void addReceive(Message message) {
    move(file(message), file(message.withOneMoreReceive()));
  }

  void delete(Message message) {
    try {
      Files.deleteIfExists(file(message));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves the message to the dead letters and returns its new file. */
  Path moveToDeadLetters(Message message, String reason) {
    var deadLetter = deadLetters.resolve(message.id() + ".json");
    write(
        json(message).put("receive_count", message.receiveCount()).put("reason", reason),
        deadLetter);
    delete(message);
    return deadLetter;
  }

  private static ObjectNode json(Message message) {
    return JSON.createObjectNode()
        .put("sent_at", message.sentAt().toString())
        .put("body", message.body());
  }

  /** Reads a message. A dead letter that was moved back has no receive count, so it gets 0. */
  private Message load(Path source) {
    var message = read(source);
    if (!source.equals(file(message))) {
      move(source, file(message));
    }
    return message;
  }

  private static Message read(Path file) {
    var name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException(file + " is not a file name of a message");
    }
    try {
      var json = JSON.readTree(file.toFile());
      return new Message(
          name.group(1),
          Instant.parse(json.required("sent_at").textValue()),
          json.required("body").textValue(),
          name.group(2) == null ? 0 : Integer.parseInt(name.group(2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(ObjectNode json, Path file) {
    var draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
      move(draft, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(Message message) {
    return folder.resolve(message.id() + "." + message.receiveCount() + ".json");
  }

  private static void createFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
