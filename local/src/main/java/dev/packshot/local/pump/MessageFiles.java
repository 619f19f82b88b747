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
 * The messages as files, one each, {@code <id>.<receives>.json}. Every step is one rename, so that
 * a process killed at any moment leaves a message whole, or as it was before. A dead letter is a
 * message with a reason; moved back into the queue's folder, it is tried again at the next start.
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

  /** The messages that an earlier run left, the oldest first. */
  List<Message> all() {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted()
          .map(this::take)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Message message) {
    write(json(message), file(message));
  }

  void receivedOnceMore(Message before) {
    move(file(before), file(before.receivedOnceMore()));
  }

  void delete(Message message) {
    try {
      Files.deleteIfExists(file(message));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path bury(Message message, String reason) {
    var grave = deadLetters.resolve(message.id() + ".json");
    write(json(message).put("receives", message.receives()).put("reason", reason), grave);
    delete(message);
    return grave;
  }

  private static ObjectNode json(Message message) {
    return JSON.createObjectNode()
        .put("sent_at", message.sentAt().toString())
        .put("body", message.body());
  }

  /** A message that somebody moved here from the dead letters counts from nothing. */
  private Message take(Path found) {
    var message = read(found);
    if (!found.equals(file(message))) {
      move(found, file(message));
    }
    return message;
  }

  private static Message read(Path file) {
    var name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException(file + " is not named as a message is");
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
    return folder.resolve(message.id() + "." + message.receives() + ".json");
  }

  private static void createFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
