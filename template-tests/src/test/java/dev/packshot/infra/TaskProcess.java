package dev.packshot.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One function as Lambda runs it: the unpacked zip under AWS's own Runtime Interface Client. */
final class TaskProcess implements AutoCloseable {
  static final String ACCESS_KEY = "AKIDPACKSHOTTEST";
  static final String SECRET = "test-secret-0123456789abcdefghijklmnop";

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final List<String> RUNTIMES_OWN = List.of("aws-lambda-java-", "aws-crt-");
  private static final long SECONDS = 120;

  private final RuntimeApi api = new RuntimeApi();
  private final Path log;
  private final Process process;
  private final boolean fromSnapshot;

  private TaskProcess(
      Path java, Path task, String handler, Map<String, String> variables, boolean fromSnapshot)
      throws IOException {
    this.fromSnapshot = fromSnapshot;
    this.log = Files.createTempFile(Path.of("target"), "function-", ".log");
    var builder =
        new ProcessBuilder(
                java.resolve("bin").resolve("java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // so Lambda's own start of the JVM leads org.crac to its hooks
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-cp",
                classPath(task),
                CLIENT,
                handler)
            .directory(task.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    var environment = builder.environment();
    environment.clear();
    environment.putAll(variables);
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "test");
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/test");
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "test");
    environment.put("AWS_REGION", "eu-central-1");
    environment.put("LAMBDA_TASK_ROOT", task.toString());
    environment.put("_HANDLER", handler);
    credentials(environment);
    this.process = builder.start();
  }

  static TaskProcess start(Path java, Path task, String handler, Map<String, String> variables) {
    return start(java, task, handler, variables, false);
  }

  /** One that is taken a snapshot of before its first event, and restored. */
  static TaskProcess startFromSnapshot(
      Path java, Path task, String handler, Map<String, String> variables) {
    return start(java, task, handler, variables, true);
  }

  private static TaskProcess start(
      Path java, Path task, String handler, Map<String, String> variables, boolean fromSnapshot) {
    try {
      return new TaskProcess(java, task, handler, variables, fromSnapshot);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until it stands still for its snapshot. */
  void awaitSnapshot() {
    try {
      if (!api.awaitSnapshot(SECONDS)) {
        throw new AssertionError("It never asked for a snapshot:\n" + log());
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  void restore() {
    api.restore();
  }

  int credentialsGiven() {
    return api.credentialsGiven();
  }

  /** What it answers to an event. */
  JsonNode call(JsonNode event) {
    try {
      api.send(event.toString().getBytes(StandardCharsets.UTF_8));
      var answer = api.answer(SECONDS, process);
      if (answer == null || answer.startsWith("FAILED ")) {
        throw new AssertionError("It answered " + answer + "\n" + log());
      }
      return Json.parse(answer.isEmpty() ? "null" : answer);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  String log() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    api.close();
  }

  private void credentials(Map<String, String> environment) {
    if (fromSnapshot) {
      environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
      environment.put(
          "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + api.address() + "/credentials");
      environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "container-token");
    } else {
      environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
      environment.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
      environment.put("AWS_SECRET_ACCESS_KEY", SECRET);
    }
  }

  /** The runtime's own jars come first; the CRT's is this machine's, not the zip's. */
  private static String classPath(Path task) {
    var runtime =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                jar ->
                    RUNTIMES_OWN.stream()
                        .anyMatch(name -> Path.of(jar).getFileName().toString().startsWith(name)))
            .filter(jar -> !jar.contains("linux-"))
            .filter(jar -> !jar.contains("aws-crt-client"))
            .map(jar -> Path.of(jar).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    return runtime + File.pathSeparator + task + File.pathSeparator + task + "/lib/*";
  }
}
