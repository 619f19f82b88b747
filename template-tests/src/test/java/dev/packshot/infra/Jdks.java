package dev.packshot.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The JDKs that are installed on this machine. */
final class Jdks {
  private Jdks() {}

  /**
   * Returns the home of a JDK: that of the running JVM, of an environment variable, or of the
   * system.
   */
  static Optional<Path> find(int version) {
    return Stream.of(running(), fromEnvironment(version), installed())
        .flatMap(homes -> homes)
        .filter(home -> Files.isExecutable(home.resolve("bin").resolve("java")))
        .filter(home -> version(home) == version)
        .findFirst();
  }

  /** Returns the home of a JDK. Without one, the test fails in CI and is skipped elsewhere. */
  static Path require(int version) {
    var found = find(version);
    if (found.isEmpty() && System.getenv("CI") != null) {
      throw new AssertionError("There is no JDK " + version + " on this machine.");
    }
    Assumptions.assumeTrue(found.isPresent(), "There is no JDK " + version + " on this machine.");
    return found.get();
  }

  /** Returns a JDK of Lambda's version, or else of the build's. */
  static Path likeLambda() {
    return find(25).orElseGet(() -> require(17));
  }

  private static Stream<Path> running() {
    return Stream.of(Path.of(System.getProperty("java.home")));
  }

  /** Returns the homes in variables with the names that GitHub's runners use. */
  private static Stream<Path> fromEnvironment(int version) {
    return System.getenv().entrySet().stream()
        .filter(variable -> variable.getKey().startsWith("JAVA_HOME_" + version + "_"))
        .map(variable -> Path.of(variable.getValue()));
  }

  private static Stream<Path> installed() {
    try (var homes = Files.list(Path.of("/usr/lib/jvm"))) {
      return homes.sorted().toList().stream();
    } catch (IOException absent) {
      return Stream.empty();
    }
  }

  private static int version(Path home) {
    try {
      var release = Files.readString(home.resolve("release"));
      var matcher = Pattern.compile("JAVA_VERSION=\"([0-9]+)").matcher(release);
      return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    } catch (NoSuchFileException absent) {
      return 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
