package dev.packshot.local.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.cli.EventQueue;
import dev.packshot.local.pump.DeadLetters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The queue of a local run, which has a file for each message.
 *
 * @param redriving moves the dead letters back and returns how many there were
 */
public record FolderQueue(Path folder, DeadLetters letters, Clock clock, LongSupplier redriving)
    implements EventQueue {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public State state() {
    var ages = new ArrayList<Duration>();
    try (var files = Files.newDirectoryStream(folder, "*.json")) {
      for (var file : files) {
        ages.add(age(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new State(ages.size(), 0, letters.all().size(), ages.stream().max(Duration::compareTo));
  }

  private Duration age(Path file) throws IOException {
    try {
      return Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
    } catch (NoSuchFileException handledMeanwhile) {
      return Duration.ZERO;
    }
  }

  @Override
  public List<DeadLetter> deadLetters(int limit) {
    return letters.all().stream().limit(limit).map(FolderQueue::read).toList();
  }

  private static DeadLetter read(Path file) {
    try {
      var text = Files.readString(file);
      var name = file.getFileName().toString().replaceFirst("\\.json$", "");
      return new DeadLetter(name, sentAt(text), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when a message was sent; empty if the file is damaged. */
  private static Optional<Instant> sentAt(String text) {
    try {
      return Optional.ofNullable(JSON.readTree(text).path("sent_at").textValue())
          .map(Instant::parse);
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  @Override
  public long redrive() {
    return redriving.getAsLong();
  }
}
