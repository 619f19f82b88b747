package dev.packshot.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The stack that {@code make deploy-local} has deployed. */
record Deployment(String endpoint, ApiClient api, String table, String bucket, Queue queue) {

  /** The addresses of the queue of upload events and its dead-letter queue. */
  record Queue(String url, String deadLetters) {}

  /** Reads the deployment from environment variables. Aborts the test if there is none. */
  static Deployment current() {
    var outputs = System.getenv("STACK_OUTPUTS");
    Assumptions.assumeTrue(outputs != null, "no stack is deployed (STACK_OUTPUTS=)");
    var stack = ApiClient.parse(read(Path.of(outputs))).elements().next();
    return new Deployment(
        System.getenv("AWS_ENDPOINT_URL"),
        new ApiClient(System.getenv("URL"), System.getenv("KEY")),
        stack.path("Table").asText(),
        stack.path("Bucket").asText(),
        new Queue(stack.path("Queue").asText(), stack.path("DeadLetterQueue").asText()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
