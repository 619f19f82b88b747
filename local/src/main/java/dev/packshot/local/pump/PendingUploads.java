package dev.packshot.local.pump;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.devkit.OwnerOnly;
import dev.packshot.local.file.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * The uploads in progress, one file each. A file is deleted when the upload's event is queued, so
 * the files that a kill -9 leaves behind name the objects whose events may be missing.
 */
final class PendingUploads {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  PendingUploads(Path folder) {
    this.folder = folder;
    try {
      OwnerOnly.createFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PrivateFile.deleteDrafts(folder);
  }

  Upload add(String bucket, String key) {
    var upload = new Upload(folder.resolve(UUID.randomUUID() + ".json"), bucket, key);
    var json = JSON.createObjectNode().put("bucket", bucket).put("key", key);
    new PrivateFile(upload.file).write(json.toString());
    return upload;
  }

  /** Returns the uploads of an earlier run. */
  List<Upload> all() {
    try (var files = Files.list(folder)) {
      return files.map(PendingUploads::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file. A damaged file yields an empty key. Its upload had not begun, because the file is
   * on the disk before the first byte of the object.
   */
  private static Upload read(Path file) {
    try {
      var json = JSON.readTree(file.toFile());
      return new Upload(file, json.path("bucket").asText(), json.path("key").asText());
    } catch (IOException damaged) {
      return new Upload(file, "", "");
    }
  }

  /**
   * An upload in progress.
   *
   * @param key empty if its file is damaged
   */
  record Upload(Path file, String bucket, String key) {
    void delete() {
      new PrivateFile(file).delete();
    }
  }
}
