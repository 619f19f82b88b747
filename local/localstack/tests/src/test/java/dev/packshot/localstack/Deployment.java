package dev.packshot.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The stack that {@code make deploy-local} has deployed, as its variables tell. */
record Deployment(String endpoint, Packshot api, String table, String bucket, Queue queue) {

  /** Where uploads' events wait, and where those go that fail for good. */
  record Queue(String url, String deadLetters) {}

  static Deployment current() {
    var outputs = System.getenv("STACK_OUTPUTS");
    Assumptions.assumeTrue(outputs != null, "nothing is deployed (STACK_OUTPUTS=)");
    var stack = Packshot.parse(read(Path.of(outputs))).elements().next();
    return new Deployment(
        System.getenv("AWS_ENDPOINT_URL"),
        new Packshot(System.getenv("URL"), System.getenv("KEY")),
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
