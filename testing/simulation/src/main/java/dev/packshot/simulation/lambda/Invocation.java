package dev.packshot.simulation.lambda;

/** One run of a function. Once it is killed, none of its calls has an effect any more. */
public final class Invocation {
  private final String function;
  private final long deadline;
  private boolean killed;

  Invocation(String function, long deadline) {
    this.function = function;
    this.deadline = deadline;
  }

  public String function() {
    return function;
  }

  boolean isKilled() {
    return killed;
  }

  /** Ends the invocation at this point. */
  Killed kill() {
    killed = true;
    return new Killed();
  }

  /** Ends the invocation if it was killed before or its timeout is over. */
  void requireAlive(long now) {
    if (killed || now > deadline) {
      throw kill();
    }
  }
}
