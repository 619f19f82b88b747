package dev.packshot.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BatchTest {
  private final ThreadPool threads = new ThreadPool();
  private final Queue<String> done = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stop() {
    threads.close();
  }

  @Test
  @Timeout(20)
  void worksOnAllPiecesAtTheSameTime() {
    var all = new CountDownLatch(3);
    try (var batch = new Batch(threads)) {
      for (var name : List.of("a", "b", "c")) {
        batch.start(
            () -> {
              meet(all);
              done.add(name);
            });
      }
    }
    assertThat(done).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void waitsForTheOthersWhenOneFails() {
    var failure = new IllegalStateException("first");
    var next = new IllegalStateException("second");
    var pieces = new ArrayDeque<Supplier<?>>();
    Background whenAskedFor =
        new Background() {
          @Override
          public <T> Supplier<T> start(Supplier<T> work) {
            pieces.add(work);
            return work;
          }
        };
    assertThatThrownBy(
            () -> {
              try (var batch = new Batch(whenAskedFor)) {
                batch.start(fail(failure));
                batch.start(() -> done.add("other"));
                batch.start(fail(next));
              }
            })
        .isSameAs(failure)
        .hasSuppressedException(next);
    assertThat(done).containsExactly("other");
    assertThat(pieces).hasSize(3);
  }

  @Test
  void throwsTheFailureOfAPieceWhoseResultIsAskedForOnce() {
    var failure = new IllegalStateException("once");
    assertThatThrownBy(
            () -> {
              try (var batch = new Batch(threads)) {
                batch
                    .supply(
                        () -> {
                          throw failure;
                        })
                    .get();
              }
            })
        .isSameAs(failure)
        .hasNoSuppressedExceptions();
  }

  private static Runnable fail(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private static void meet(CountDownLatch all) {
    all.countDown();
    try {
      all.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
