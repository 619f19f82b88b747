package dev.packshot.local.pump;

import dev.packshot.devkit.OwnerOnly;
import dev.packshot.local.file.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The files of a queue's messages, named {@code <id>.<receive count>.json}. Every change is one
 * rename, so that a killed process leaves each message either changed or unchanged.
 */
final class MessageFiles {
  private static final Pattern NAME = Pattern.compile("([^.]+)(?:\\.(\\d{1,9}))?\\.json");

  private final Path folder;
  private final DeadLetters deadLetters;
  private final Consumer<String> log;
  private final List<Instant> damagedAt = new CopyOnWriteArrayList<>();

  /** Creates the folder if it is missing. The log receives a line for each damaged message. */
  MessageFiles(Path folder, DeadLetters deadLetters, Consumer<String> log) {
    this.folder = folder;
    this.deadLetters = deadLetters;
    this.log = log;
    try {
      OwnerOnly.createFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PrivateFile.deleteDrafts(folder);
  }

  /**
   * Passes on the messages of an earlier run, in the order of their file names. Moves damaged ones
   * to the dead letters.
   */
  void all(Consumer<Message> messages) {
    loadAll(folder, messages);
  }

  /** Moves the messages of another folder here. Passes each on once it is moved. */
  void moveFrom(Path redriven, Consumer<Message> messages) {
    loadAll(redriven, messages);
  }

  /** Returns the times at which the damaged messages were sent. */
  List<Instant> damagedAt() {
    return damagedAt;
  }

  void write(Message message) {
    new PrivateFile(file(message)).write(MessageJson.of(message));
  }

  /** Stores another receive count of the message and returns the message with it. */
  Message count(Message message, int receiveCount) {
    var counted = message.withReceiveCount(receiveCount);
    new PrivateFile(file(message)).moveTo(file(counted));
    return counted;
  }

  /** Returns whether the message is still stored. A user may have deleted its file. */
  boolean exists(Message message) {
    return Files.exists(file(message));
  }

  void delete(Message message) {
    new PrivateFile(file(message)).delete();
  }

  /**
   * Moves the message to the dead letters and returns its new file. The reason is added to the file
   * afterwards, because that may fail on a full disk.
   */
  Path moveToDeadLetters(Message message, String reason) {
    var deadLetter = deadLetters.take(file(message), message.id() + ".json");
    try {
      new PrivateFile(deadLetter).write(MessageJson.ofDeadLetter(message, reason));
    } catch (UncheckedIOException fullDisk) {
      log.accept("cannot add the reason to " + deadLetter + ": " + fullDisk.getMessage());
    }
    return deadLetter;
  }

  private void loadAll(Path source, Consumer<Message> messages) {
    try {
      for (var file : filesIn(source)) {
        load(file).ifPresent(messages);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    var files = new ArrayList<Path>();
    try (var all = Files.newDirectoryStream(folder, "*.json")) {
      all.forEach(files::add);
    } catch (NoSuchFileException nothingRedriven) {
      return List.of();
    }
    files.sort(null);
    return files;
  }

  /** Reads a message. A dead letter that was moved back has no receive count, so it gets 0. */
  private Optional<Message> load(Path file) throws IOException {
    var name = NAME.matcher(file.getFileName().toString());
    try {
      if (!name.matches()) {
        throw new IOException("its name is not that of a message");
      }
      int receiveCount = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
      var message = MessageJson.read(Files.readString(file), name.group(1), receiveCount);
      if (!file.equals(file(message))) {
        new PrivateFile(file).moveTo(file(message));
      }
      return Optional.of(message);
    } catch (NoSuchFileException deleted) {
      return Optional.empty();
    } catch (IOException damaged) {
      moveDamaged(file, damaged);
      return Optional.empty();
    }
  }

  private void moveDamaged(Path file, IOException damage) throws IOException {
    damagedAt.add(Files.getLastModifiedTime(file).toInstant());
    var moved = deadLetters.take(file, file.getFileName() + ".damaged");
    log.accept("a message of the queue is damaged (" + firstLine(damage) + "), see " + moved);
  }

  private static String firstLine(IOException damage) {
    return String.valueOf(damage.getMessage()).lines().findFirst().orElse("");
  }

  private Path file(Message message) {
    return folder.resolve(message.id() + "." + message.receiveCount() + ".json");
  }
}
