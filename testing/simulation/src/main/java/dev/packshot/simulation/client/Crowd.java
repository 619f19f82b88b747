package dev.packshot.simulation.client;

import dev.packshot.simulation.time.Chance;
import dev.packshot.simulation.time.Scheduler;
import java.util.ArrayList;
import java.util.List;

/** All clients of a world, and what they know of each other. */
public final class Crowd {
  private final Scheduler scheduler;
  private final Chance chance;
  private final Runnable afterLast;
  private final List<KnownSession> sessions = new ArrayList<>();
  private int active;
  private long lives;

  /** A session that a client has opened. */
  public record KnownSession(String organization, String id) {}

  /**
   * Creates an empty crowd.
   *
   * @param afterLast run when the last client has ended
   */
  public Crowd(Scheduler scheduler, Chance chance, Runnable afterLast) {
    this.scheduler = scheduler;
    this.chance = chance;
    this.afterLast = afterLast;
  }

  /** Starts a client, or a part of one that works beside it. */
  public void start(String name, long delay, Runnable client) {
    active++;
    scheduler.start(
        name,
        chance.of(name),
        delay,
        () -> {
          try {
            client.run();
          } catch (ClientDied end) {
            // leaves its work as it is
          }
          active--;
          if (active == 0) {
            afterLast.run();
          }
        });
  }

  /** Returns the number of photos that were taken and seen to their end, or given up. */
  public long lives() {
    return lives;
  }

  void lived() {
    lives++;
  }

  void opened(String organization, String session) {
    sessions.add(new KnownSession(organization, session));
  }

  /** Returns the ids of the sessions that clients of an organization have opened. */
  List<String> sessionsOf(String organization) {
    return sessions.stream()
        .filter(it -> it.organization().equals(organization))
        .map(KnownSession::id)
        .toList();
  }

  /** Returns the sessions that were opened, as far as their clients know. */
  public List<KnownSession> sessions() {
    return sessions;
  }
}
