package dev.packshot.maintenance;

import dev.packshot.erasure.SessionErasure;
import dev.packshot.photo.PhotoDeletion;
import dev.packshot.session.SessionDeletion;
import dev.packshot.session.SessionDeletionRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import javax.inject.Inject;

/**
 * The job that erases deleted sessions. It erases what a session has at once, and once more after
 * the last form of the session has expired; only then it ends the deletion. A run that stops is
 * continued by the next one, and one that fails for a session goes on with the others.
 */
public final class SweepSessions {
  /** The time of a run, after which the next one goes on. */
  private static final Duration MAX_TIME = Duration.ofMinutes(3);

  /** The number of items that a run removes; some 20 seconds for each session of the largest. */
  private static final long MAX_ITEMS = 20_000;

  private final SessionDeletionRepository deletions;
  private final SessionErasure erasure;
  private final Clock clock;

  @Inject
  public SweepSessions(SessionDeletionRepository deletions, SessionErasure erasure, Clock clock) {
    this.deletions = deletions;
    this.erasure = erasure;
    this.clock = clock;
  }

  /**
   * The numbers of one run.
   *
   * @param deleted the sessions that were deleted and had not ended
   * @param items those that this run has removed
   * @param ended the deletions that this run has ended
   * @param failures the exceptions of sessions that have to wait for the next run
   */
  public record Report(long deleted, long items, long ended, List<RuntimeException> failures) {}

  /** Erases deleted sessions. Repeated and concurrent runs are safe. */
  public Report run() {
    return run(MAX_ITEMS);
  }

  Report run(long maxItems) {
    var run = new Run(maxItems, clock.instant());
    deletions.each(run::sweep);
    return run.report();
  }

  /** One run of the job. */
  private final class Run {
    private final long maxItems;
    private final Instant startedAt;
    private final LongAdder deleted = new LongAdder();
    private final LongAdder items = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final List<RuntimeException> failures = new ArrayList<>();

    Run(long maxItems, Instant startedAt) {
      this.maxItems = maxItems;
      this.startedAt = startedAt;
    }

    void sweep(SessionDeletion deletion) {
      deleted.increment();
      try {
        if (hasRoom() && erasure.erase(deletion, this::mayRemoveItem) && isOver(deletion)) {
          deletions.end(deletion);
          ended.increment();
        }
      } catch (RuntimeException failure) {
        failures.add(failure);
      }
    }

    /** Returns whether no form of the session stores an object any longer. */
    private boolean isOver(SessionDeletion deletion) {
      return deletion.at().plus(PhotoDeletion.FORMS).isBefore(startedAt);
    }

    private boolean mayRemoveItem() {
      if (!hasRoom()) {
        return false;
      }
      items.increment();
      return true;
    }

    private boolean hasRoom() {
      return items.sum() < maxItems && clock.instant().isBefore(startedAt.plus(MAX_TIME));
    }

    Report report() {
      return new Report(deleted.sum(), items.sum(), ended.sum(), List.copyOf(failures));
    }
  }
}
