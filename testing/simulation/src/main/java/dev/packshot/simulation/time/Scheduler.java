package dev.packshot.simulation.time;

import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * The order of everything that happens in a world. Actors run one at a time, in the order of a
 * simulated clock, so that a run is the same each time. An actor runs until it sleeps; each step of
 * a simulation is a sleep.
 */
public final class Scheduler {
  private static final Executor THREADS =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "actor");
            thread.setDaemon(true);
            return thread;
          });

  private final PriorityQueue<Wakeup> wakeups = new PriorityQueue<>();
  private final Semaphore idle = new Semaphore(0);
  private final long maxSteps;
  private long now;
  private long wakeupCount;
  private long steps;
  private volatile Actor running;
  private Throwable failure;
  private boolean stopped;

  /**
   * Creates a scheduler without actors.
   *
   * @param maxSteps the number of steps after which a run fails
   */
  public Scheduler(Instant start, long maxSteps) {
    now = start.toEpochMilli();
    this.maxSteps = maxSteps;
  }

  private record Wakeup(long at, long number, Actor actor) implements Comparable<Wakeup> {
    @Override
    public int compareTo(Wakeup other) {
      return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
    }
  }

  /** Returns the simulated time in milliseconds since 1970. */
  public long millis() {
    return now;
  }

  public Instant now() {
    return Instant.ofEpochMilli(now);
  }

  /** Returns the number of steps of all actors so far. */
  public long steps() {
    return steps;
  }

  /** Returns the actor that is running. */
  public Actor running() {
    return running;
  }

  /** Adds an actor that starts after some milliseconds. */
  public Actor start(String name, Chance chance, long delay, Runnable body) {
    var actor = new Actor(name, chance, body);
    wakeAt(now + delay, actor);
    return actor;
  }

  /** Lets other actors run for some milliseconds of simulated time. Called by actors only. */
  public void sleep(long millis) {
    requireRunning();
    long until = now + millis;
    if (wakeups.isEmpty() || wakeups.peek().at > until) {
      now = until;
      return;
    }
    var self = running;
    wakeAt(until, self);
    resumeNext();
    self.await();
    requireRunning();
  }

  /** Lets other actors run until one of them wakes the running actor. Called by actors only. */
  public void await() {
    requireRunning();
    var self = running;
    resumeNext();
    self.await();
    requireRunning();
  }

  /** Wakes an actor that awaits it. */
  public void wake(Actor actor) {
    wakeAt(now, actor);
  }

  /** Runs all actors to their ends. Throws the first failure of one of them. */
  public void run() {
    if (!wakeups.isEmpty()) {
      resumeNext();
      idle.acquireUninterruptibly();
    }
    Optional.ofNullable(failure).ifPresent(Scheduler::rethrow);
  }

  /** Stops the world because of a failure, which {@link #run} throws. */
  public void fail(Throwable cause) {
    if (!stopped) {
      stopped = true;
      failure = cause;
    }
  }

  private void requireRunning() {
    steps++;
    if (steps > maxSteps) {
      fail(new IllegalStateException("The world did not settle within " + maxSteps + " steps."));
    }
    if (stopped) {
      throw new WorldStopped();
    }
  }

  private void wakeAt(long time, Actor actor) {
    wakeups.add(new Wakeup(time, ++wakeupCount, actor));
  }

  private void resumeNext() {
    var next = wakeups.poll();
    now = Math.max(now, next.at);
    running = next.actor;
    if (next.actor.isStarted()) {
      next.actor.resume();
    } else {
      THREADS.execute(() -> runToEnd(next.actor));
    }
  }

  private void runToEnd(Actor actor) {
    try {
      if (!stopped) {
        actor.run();
      }
    } catch (WorldStopped end) {
      // the failure that stopped the world is reported by run()
    } catch (Throwable thrown) {
      fail(thrown);
    }
    if (wakeups.isEmpty()) {
      idle.release();
    } else {
      resumeNext();
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw failure instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(failure);
  }
}
