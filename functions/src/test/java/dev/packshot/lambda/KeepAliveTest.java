package dev.packshot.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import dev.packshot.snapshot.Priming;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepAliveTest {
  private static final Path EVENTS = Path.of("..", "events");

  private final Copying handler = new Copying();

  @ParameterizedTest
  @ValueSource(strings = {"{\"keep_alive\":true}", "{ \"keep_alive\" : true }\n"})
  void isAnsweredBeforeAnythingElse(String event) throws IOException {
    assertThat(answer(new ByteArrayInputStream(event.getBytes(UTF_8)))).isEqualTo("{}");
  }

  @ParameterizedTest
  @MethodSource("events")
  void leavesEveryOtherEventToTheFunction(Path event) throws IOException {
    assertThat(answer(Files.newInputStream(event))).isEqualTo(Files.readString(event));
  }

  @Test
  void leavesALongEventWithItsFieldToTheFunction() throws IOException {
    var text = "{\"keep_alive\":\"" + "x".repeat(100) + "\"}";
    assertThat(answer(new ByteArrayInputStream(text.getBytes(UTF_8)))).isEqualTo(text);
  }

  static Stream<Path> events() throws IOException {
    try (var files = Files.walk(EVENTS)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
    }
  }

  /** Sends an event in a stream that cannot be read twice. */
  private String answer(InputStream event) throws IOException {
    var answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new SequenceInputStream(event, InputStream.nullInputStream()), answer, null);
    return answer.toString(UTF_8);
  }

  /** An entry point whose function answers with its event. */
  private static final class Copying extends LambdaHandler {
    Copying() {
      super(app -> Copying::copy, Priming.none());
    }

    private static void copy(InputStream event, OutputStream answer, Context context)
        throws IOException {
      event.transferTo(answer);
    }
  }
}
