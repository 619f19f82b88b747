package dev.packshot.upload;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The AWS SDK for JavaScript, installed from npm once and asked through {@code compare.mjs}. Where
 * it cannot be had, the test is skipped, except on CI, where it fails.
 */
final class JavaScriptSdk {
  private static final Path SOURCE = Path.of("src/test/js");
  private static final Path FOLDER = Path.of("target/js");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", ".npmrc", "compare.mjs");
  private static final ObjectMapper JSON = new ObjectMapper();

  private JavaScriptSdk() {}

  static JavaScriptSdk require() throws IOException, InterruptedException {
    run("node", "--version");
    Files.createDirectories(FOLDER);
    for (var file : FILES) {
      Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    install(Files.readString(SOURCE.resolve("package-lock.json")));
    return new JavaScriptSdk();
  }

  JsonNode answers(Object cases) throws IOException, InterruptedException {
    JSON.writeValue(FOLDER.resolve("cases.json").toFile(), cases);
    var answers = FOLDER.resolve("answers.json");
    Files.deleteIfExists(answers);
    var output = start("node", "compare.mjs", "cases.json", "answers.json");
    return Files.exists(answers) ? JSON.readTree(answers.toFile()) : fail(output.text());
  }

  private static void install(String lock) throws IOException, InterruptedException {
    var installed = FOLDER.resolve("installed-lock.json");
    if (Files.exists(installed) && Files.readString(installed).equals(lock)) {
      return;
    }
    run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    Files.writeString(installed, lock);
  }

  private static void run(String... command) throws InterruptedException {
    try {
      var output = start(command);
      if (output.exit() != 0) {
        absent(String.join(" ", command) + " failed: " + output.text());
      }
    } catch (IOException e) {
      absent(e.getMessage());
    }
  }

  private static void absent(String why) {
    var message = "the AWS SDK for JavaScript could not be asked: " + why;
    if (System.getenv("CI") != null) {
      fail(message);
    }
    System.err.println("Skipped: " + message);
    Assumptions.abort(message);
  }

  private record Output(int exit, String text) {}

  private static Output start(String... command) throws IOException, InterruptedException {
    var log = FOLDER.resolveSibling("js-" + command[0] + ".log");
    Files.createDirectories(log.getParent());
    var builder =
        new ProcessBuilder(command)
            .directory(Files.isDirectory(FOLDER) ? FOLDER.toFile() : null)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    var process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return new Output(1, "no end after 5 minutes");
    }
    return new Output(process.exitValue(), Files.readString(log));
  }
}
