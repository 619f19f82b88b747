package dev.packshot.local.torture;

import java.io.IOException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server that is killed and started again. A call that got no answer, or one that is to be
 * repeated, is repeated until it has one.
 */
final class Server {
  private static final long PAUSE_MILLIS = 50;
  private static final Set<Integer> REPEATED = Set.of(429, 503);

  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong repeats = new AtomicLong();
  private volatile Client client;

  /** A call of the process that runs now. */
  interface Call {
    Answer of(Client client) throws IOException;
  }

  /** Sends all calls from now on to this process. */
  void moveTo(Client started) {
    client = started;
  }

  /** Returns an answer with one of these statuses, and notes any other as a surprise. */
  Answer call(Set<Integer> expected, Call call) {
    var answer = answered(call);
    if (!expected.contains(answer.status())) {
      surprises.add(answer.status() + " " + answer.json());
    }
    return answer;
  }

  private Answer answered(Call call) {
    while (true) {
      try {
        var answer = call.of(client);
        if (!REPEATED.contains(answer.status())) {
          calls.incrementAndGet();
          return answer;
        }
      } catch (IOException killed) {
        // the effect may be there or not, and the repeated call must bear both
      }
      repeats.incrementAndGet();
      pause();
    }
  }

  static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  Queue<String> surprises() {
    return surprises;
  }

  long calls() {
    return calls.get();
  }

  long repeats() {
    return repeats.get();
  }
}
