package dev.packshot.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The JDKs of this machine. */
final class Jdks {
  private Jdks() {}

  /**
   * A JDK of this version: the one that runs, one that a variable names, or one of the system's.
   */
  static Optional<Path> find(int version) {
    return Stream.of(running(), named(version), installed())
        .flatMap(found -> found)
        .filter(home -> Files.isExecutable(home.resolve("bin").resolve("java")))
        .filter(home -> version(home) == version)
        .findFirst();
  }

  /** A JDK of this version; a test is skipped where there is none, but not in CI. */
  static Path need(int version) {
    var found = find(version);
    if (found.isEmpty() && System.getenv("CI") != null) {
      throw new AssertionError("There is no JDK " + version + " here.");
    }
    Assumptions.assumeTrue(found.isPresent(), "There is no JDK " + version + " here.");
    return found.get();
  }

  /** One like Lambda's, or else like the build's. */
  static Path newest() {
    return find(25).orElseGet(() -> need(17));
  }

  private static Stream<Path> running() {
    return Stream.of(Path.of(System.getProperty("java.home")));
  }

  /** As GitHub's runners name theirs. */
  private static Stream<Path> named(int version) {
    return System.getenv().entrySet().stream()
        .filter(it -> it.getKey().startsWith("JAVA_HOME_" + version + "_"))
        .map(it -> Path.of(it.getValue()));
  }

  private static Stream<Path> installed() {
    try (var homes = Files.list(Path.of("/usr/lib/jvm"))) {
      return homes.sorted().toList().stream();
    } catch (IOException none) {
      return Stream.empty();
    }
  }

  private static int version(Path home) {
    try {
      var release = Files.readString(home.resolve("release"));
      var matcher = java.util.regex.Pattern.compile("JAVA_VERSION=\"([0-9]+)").matcher(release);
      return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    } catch (java.nio.file.NoSuchFileException unlabelled) {
      return 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
