package dev.packshot.local.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The queue of a data folder, seen from outside. */
record Queue(Path data) {
  private static final Duration TIME_LIMIT = Duration.ofMinutes(7);
  private static final String ORIGINALS = "products/";

  /**
   * Waits until no event of a photo is left. The event of an image that was interrupted waits until
   * the upload is certainly over, which takes longer.
   */
  void awaitEnd() throws IOException, InterruptedException {
    long end = System.nanoTime() + TIME_LIMIT.toNanos();
    while (hasEventsOfPhotos()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the queue does not become empty");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private boolean hasEventsOfPhotos() throws IOException {
    try (var files = Files.newDirectoryStream(data.resolve("queue"), "*.json")) {
      for (var file : files) {
        if (!text(file).contains(ORIGINALS)) {
          return true;
        }
      }
      return Files.isDirectory(data.resolve("queue/redriven"))
          && data.resolve("queue/redriven").toFile().list().length > 0;
    }
  }

  /** Returns the content, or nothing of a message that was handled meanwhile. */
  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException handled) {
      return ORIGINALS;
    }
  }
}
