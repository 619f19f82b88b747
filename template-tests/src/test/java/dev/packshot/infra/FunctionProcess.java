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

/** A function in its own process: the unpacked zip under AWS's Runtime Interface Client. */
final class FunctionProcess implements AutoCloseable {
  static final String ACCESS_KEY = "AKIDPACKSHOTTEST";
  static final String SECRET = "test-secret-0123456789abcdefghijklmnop";

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final List<String> RUNTIME_JARS = List.of("aws-lambda-java-", "aws-crt-");
  private static final long TIMEOUT_SECONDS = 120;

  private final RuntimeApi api = new RuntimeApi();
  private final Path log;
  private final Process process;
  private final boolean fromSnapshot;

  private FunctionProcess(
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
                // Lambda starts its JVM with this property; org.crac finds the hooks by it
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-cp",
                classPath(task),
                CLIENT,
                handler)
            .directory(task.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    addLambdaVariables(builder.environment(), task, handler);
    addCredentials(builder.environment());
    this.process = builder.start();
  }

  static FunctionProcess start(
      Path java, Path task, String handler, Map<String, String> variables) {
    return start(java, task, handler, variables, false);
  }

  /**
   * Starts a process that waits for its snapshot and for {@link #restore} before its first event.
   */
  static FunctionProcess startFromSnapshot(
      Path java, Path task, String handler, Map<String, String> variables) {
    return start(java, task, handler, variables, true);
  }

  private static FunctionProcess start(
      Path java, Path task, String handler, Map<String, String> variables, boolean fromSnapshot) {
    try {
      return new FunctionProcess(java, task, handler, variables, fromSnapshot);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until the function is ready for its snapshot. */
  void awaitSnapshot() {
    try {
      if (!api.awaitSnapshot(TIMEOUT_SECONDS)) {
        throw new AssertionError("The function did not become ready for a snapshot:\n" + log());
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  void restore() {
    api.restore();
  }

  /** Returns the names of the operating system's threads; empty on other systems than Linux. */
  List<String> threads() {
    var tasks = Path.of("/proc", Long.toString(process.pid()), "task");
    if (!Files.isDirectory(tasks)) {
      return List.of();
    }
    try (var threads = Files.list(tasks)) {
      return threads.map(FunctionProcess::threadName).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String threadName(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (IOException ended) {
      return "";
    }
  }

  int credentialRequests() {
    return api.credentialRequests();
  }

  /** Sends an event and returns the response. */
  JsonNode call(JsonNode event) {
    try {
      api.send(event.toString().getBytes(StandardCharsets.UTF_8));
      var response = api.awaitResponse(TIMEOUT_SECONDS, process);
      if (response == null || response.startsWith("FAILED ")) {
        throw new AssertionError("The response was " + response + "\n" + log());
      }
      return Json.parse(response.isEmpty() ? "null" : response);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Returns whether the last response came before the deadline of its invocation. */
  boolean answeredInTime() {
    return api.answeredInTime();
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

  private void addLambdaVariables(Map<String, String> environment, Path task, String handler) {
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
  }

  private void addCredentials(Map<String, String> environment) {
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

  /** Returns the runtime's jars first, and the CRT for this machine instead of that in the zip. */
  private static String classPath(Path task) {
    var runtime =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                jar ->
                    RUNTIME_JARS.stream()
                        .anyMatch(name -> Path.of(jar).getFileName().toString().startsWith(name)))
            .filter(jar -> !jar.contains("linux-"))
            .filter(jar -> !jar.contains("aws-crt-client"))
            .map(jar -> Path.of(jar).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    return runtime + File.pathSeparator + task + File.pathSeparator + task + "/lib/*";
  }
}
