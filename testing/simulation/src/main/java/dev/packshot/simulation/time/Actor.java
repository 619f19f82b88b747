package dev.packshot.simulation.time;

import java.util.concurrent.locks.LockSupport;

/** A sequence of steps with a thread of its own, which waits until the scheduler resumes it. */
public final class Actor {
  private final String name;
  private final Chance chance;
  private final Runnable body;
  private Thread thread;
  private volatile boolean resumed;
  private Object context;
  private long calls;

  Actor(String name, Chance chance, Runnable body) {
    this.name = name;
    this.chance = chance;
    this.body = body;
  }

  public String name() {
    return name;
  }

  public Chance chance() {
    return chance;
  }

  /** Returns what the actor is doing on behalf of; null if nothing was set. */
  public Object context() {
    return context;
  }

  public void setContext(Object context) {
    this.context = context;
  }

  /** Returns the number of times that this was asked, which names a point in the actor's run. */
  public long nextCall() {
    return ++calls;
  }

  boolean isStarted() {
    return thread != null;
  }

  void run() {
    thread = Thread.currentThread();
    body.run();
  }

  void resume() {
    resumed = true;
    LockSupport.unpark(thread);
  }

  void await() {
    while (!resumed) {
      LockSupport.park(this);
    }
    resumed = false;
  }
}
