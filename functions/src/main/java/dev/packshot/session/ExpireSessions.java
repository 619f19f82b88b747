package dev.packshot.session;

import java.time.Clock;
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

  /** How many sessions it looked at, and how many of them it marked. */
  public record Report(int looked, int expired) {}

  /** Goes through all active sessions; safe to repeat, and beside another run of itself. */
  public Report run() {
    var idleSince = clock.instant().minus(Session.IDLE_LIMIT);
    int looked = 0;
    int expired = 0;
    for (var shard : SessionIndex.shards()) {
      for (var entry : sessions.activeIn(shard)) {
        if (!entry.session().madeAt().isAfter(idleSince)) {
          looked++;
          expired += sessions.expire(entry, idleSince) ? 1 : 0;
        }
      }
    }
    return new Report(looked, expired);
  }
}
