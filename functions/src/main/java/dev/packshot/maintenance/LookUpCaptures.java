package dev.packshot.maintenance;

import dev.packshot.capture.CaptureRepository;
import dev.packshot.capture.OpenCapture;
import dev.packshot.lookup.LookUpCapture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import javax.inject.Inject;

/**
 * The job that looks up the products of captures. A run that stops is continued by the next one,
 * and one that fails for a capture goes on with the others.
 */
public final class LookUpCaptures {
  /** The time of a run, after which the next one goes on. */
  private static final Duration MAX_TIME = Duration.ofSeconds(45);

  private final CaptureRepository captures;
  private final LookUpCapture lookUp;
  private final Clock clock;

  @Inject
  public LookUpCaptures(CaptureRepository captures, LookUpCapture lookUp, Clock clock) {
    this.captures = captures;
    this.lookUp = lookUp;
    this.clock = clock;
  }

  /**
   * The numbers of captures in one run.
   *
   * @param open those whose look-up was open
   * @param ended those whose look-up this run has ended
   * @param waiting why others have to wait for a source of products
   * @param failures the exceptions of those that have to wait for the next run
   */
  public record Report(
      long open, long ended, Set<String> waiting, List<RuntimeException> failures) {}

  /** Looks up all open captures. Repeated and concurrent runs are safe. */
  public Report run() {
    var end = clock.instant().plus(MAX_TIME);
    var open = new LongAdder();
    var ended = new LongAdder();
    var waiting = new TreeSet<String>();
    var failures = new ArrayList<RuntimeException>();
    // looked up while they are listed: a run that is stopped by its timeout has still made progress
    captures.eachOpen(
        capture -> {
          open.increment();
          if (mayStart(capture, end)) {
            try {
              var result = lookUp.run(capture);
              ended.add(result.hasEnded() ? 1 : 0);
              result.failure().ifPresent(waiting::add);
            } catch (RuntimeException failure) {
              failures.add(failure);
            }
          }
        });
    return new Report(open.sum(), ended.sum(), waiting, failures);
  }

  private boolean mayStart(OpenCapture capture, Instant end) {
    var now = clock.instant();
    return now.isBefore(end) && !now.isBefore(capture.waitsUntil());
  }
}
