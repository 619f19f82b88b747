package dev.packshot.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.dynamo.Deadline;
import dev.packshot.testing.TestContext;
import dev.packshot.work.ThreadPool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedInvocationTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final List<Boolean> allowed = new ArrayList<>();

  @Test
  void endsTheRetriesOfItsInvocationOnly() throws IOException {
    handle((event, answer, context) -> allowed.add(Deadline.current().allows(DAY)));
    assertThat(allowed).containsExactly(false);
    assertThat(Deadline.current().allows(DAY)).as("after the invocation").isTrue();
  }

  @Test
  void endsTheRetriesOfWorkInTheBackground() throws IOException {
    try (var threads = new ThreadPool()) {
      handle(
          (event, answer, context) ->
              allowed.add(threads.start(() -> Deadline.current().allows(DAY)).get()));
    }
    assertThat(allowed).containsExactly(false);
  }

  @Test
  void forgetsTheInvocationThatFails() {
    assertThatThrownBy(
            () ->
                handle(
                    (event, answer, context) -> {
                      throw new IOException("broken event");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(Deadline.current().allows(DAY)).isTrue();
  }

  private static void handle(RequestStreamHandler handler) throws IOException {
    new BoundedInvocation(handler)
        .handleRequest(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            TestContext.with(new ArrayDeque<>()));
  }
}
