package dev.packshot.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final List<Long> pauses = new ArrayList<>();
  private final Retry retry = new Retry(new SplittableRandom(1), pauses::add);
  private final AtomicInteger attempts = new AtomicInteger();

  @AfterEach
  void endInvocation() {
    Deadline.end();
  }

  @Test
  void repeatsUntilThereIsAResult() {
    assertThat(retry.untilPresent(() -> Optional.of("done").filter(it -> attempt() == 3)))
        .isEqualTo("done");
    assertThat(pauses).hasSize(2);
  }

  @Test
  void givesUpAfterTwentyAttempts() {
    assertThatThrownBy(() -> retry.untilPresent(this::noResult))
        .isInstanceOf(ContentionException.class);
    assertThat(attempts).hasValue(20);
    assertThat(pauses).hasSize(19).allMatch(pause -> pause > 0 && pause <= 400);
  }

  @Test
  void givesUpWhenTheInvocationIsNearlyOver() {
    Deadline.start(() -> attempts.get() < 4 ? 3_000 : 2_999);
    assertThatThrownBy(() -> retry.untilPresent(this::noResult))
        .isInstanceOf(ContentionException.class);
    assertThat(attempts).hasValue(4);
  }

  @Test
  void throwsTheConflictWhenTheInvocationIsNearlyOver() {
    Deadline.start(() -> attempts.get() < 4 ? 3_000 : 2_999);
    assertThatThrownBy(() -> retry.onConflict(IllegalStateException.class, this::conflict))
        .isInstanceOf(IllegalStateException.class);
    assertThat(attempts).hasValue(4);
  }

  @Test
  void doesNotRepeatAnotherFailure() {
    assertThatThrownBy(() -> retry.onConflict(UnsupportedOperationException.class, this::conflict))
        .isInstanceOf(IllegalStateException.class);
    assertThat(attempts).hasValue(1);
  }

  private int attempt() {
    return attempts.incrementAndGet();
  }

  private Optional<String> noResult() {
    attempt();
    return Optional.empty();
  }

  private String conflict() {
    attempt();
    throw new IllegalStateException();
  }
}
