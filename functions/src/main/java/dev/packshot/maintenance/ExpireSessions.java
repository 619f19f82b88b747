package dev.packshot.maintenance;

import dev.packshot.session.IdleLimit;
import dev.packshot.session.SessionRepository;
import java.time.Clock;
import java.util.concurrent.atomic.LongAdder;
import javax.inject.Inject;

/** The job that marks idle sessions as expired, so that they are listed under that status. */
public final class ExpireSessions {
  private final SessionRepository sessions;
  private final IdleLimit idleLimit;
  private final Clock clock;

  @Inject
  public ExpireSessions(SessionRepository sessions, IdleLimit idleLimit, Clock clock) {
    this.sessions = sessions;
    this.idleLimit = idleLimit;
    this.clock = clock;
  }

  /**
   * The numbers of sessions in one run.
   *
   * @param active those that were stored as active
   * @param old the active ones that were opened long enough ago to be idle
   * @param expired the old ones that were idle and have been marked as expired
   */
  public record Report(long active, long old, long expired) {}

  /** Visits all active sessions. Repeated and concurrent runs are safe. */
  public Report run() {
    var idleSince = idleLimit.before(clock.instant());
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
