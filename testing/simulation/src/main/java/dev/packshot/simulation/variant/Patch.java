package dev.packshot.simulation.variant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A fault that is planted in the source of a production class, for mistakes that change no single
 * call.
 *
 * @param name the mistake in words
 * @param type the class, by its name in {@code dev.packshot}
 * @param before a part of the source that occurs once
 * @param after what takes its place
 */
public record Patch(String name, String type, String before, String after) {
  private static final Path SOURCES = Path.of("functions/src/main/java/dev/packshot");

  /** Returns the source of the class with the mistake. */
  public String source() {
    var source = original();
    int at = source.indexOf(before);
    if (at < 0 || source.indexOf(before, at + 1) >= 0) {
      throw new IllegalStateException("'" + before + "' is not once in " + type + ".");
    }
    return source.substring(0, at) + after + source.substring(at + before.length());
  }

  private String original() {
    var file = SOURCES.resolve(type.replace('.', '/') + ".java");
    try {
      return Files.readString(root().resolve(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the root of the repository, in or below which this program runs. */
  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(SOURCES))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
