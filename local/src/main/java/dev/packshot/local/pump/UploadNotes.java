package dev.packshot.local.pump;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * A note of every object that is about to be stored, kept until its event is in the queue: what a
 * kill -9 leaves behind names the very objects whose events may be missing.
 */
final class UploadNotes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  UploadNotes(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Note write(String bucket, String key) {
    var note = new Note(folder.resolve(UUID.randomUUID() + ".json"), bucket, key);
    var json = JSON.createObjectNode().put("bucket", bucket).put("key", key);
    try {
      Files.write(note.file, JSON.writeValueAsBytes(json));
      return note;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The notes of an earlier run. */
  List<Note> left() {
    try (var files = Files.list(folder)) {
      return files.map(UploadNotes::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A note that was itself cut off names nothing: the first byte of its object came later. */
  private static Note read(Path file) {
    try {
      var json = JSON.readTree(file.toFile());
      return new Note(file, json.path("bucket").asText(), json.path("key").asText());
    } catch (IOException cutOff) {
      return new Note(file, "", "");
    }
  }

  record Note(Path file, String bucket, String key) {
    void tearUp() {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
