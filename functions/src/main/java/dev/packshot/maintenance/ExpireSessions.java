package dev.packshot.maintenance;

import dev.packshot.session.Session;
import dev.packshot.session.SessionRepository;
import java.time.Clock;
import java.util.concurrent.atomic.LongAdder;
import javax.inject.Inject;

/** Marks as expired the sessions that went idle, so that lists can tell them by their status. */
public final class ExpireSessions {
  private final SessionRepository sessions;
  private final Clock clock;

  @Inject
  public ExpireSessions(SessionRepository sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * What a run has done.
   *
   * @param active sessions stored as active when it began
   * @param old those of them that were opened long enough ago to be idle
   * @param expired those of them that were, and are marked now
   */
  public record Report(long active, long old, long expired) {}

  /** Goes through all active sessions; safe to repeat, and beside another run of itself. */
  public Report run() {
    var idleSince = clock.instant().minus(Session.IDLE_LIMIT);
    var active = new LongAdder();
    var old = new LongAdder();
    var expired = new LongAdder();
    sessions.eachActive(
        entry -> {
          active.increment();
          if (!entry.openedAt().isAfter(idleSince)) {
            old.increment();
            expired.add(sessions.expire(entry, idleSince) ? 1 : 0);
          }
        });
    return new Report(active.sum(), old.sum(), expired.sum());
  }
}
