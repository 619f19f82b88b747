package dev.packshot.simulation.lambda;

import dev.packshot.simulation.storage.StoredObject;
import dev.packshot.simulation.time.Actor;
import dev.packshot.simulation.time.Chance;
import dev.packshot.simulation.time.Scheduler;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * A way of calls on which a function stops before each call that matters, until it is told what
 * becomes of it. Calls of other actors are made at once.
 */
public final class SteppedPath implements CallPath {
  private final Scheduler scheduler;
  private final Predicate<String> matters;
  private final Map<Actor, Run> runs = new HashMap<>();

  /** The fate of a call. */
  public enum Command {
    PERFORM,
    /** The call is made twice, and the function gets the second answer. */
    REPEAT,
    /** The function is killed before the call. */
    KILL
  }

  /**
   * Creates a way.
   *
   * @param matters whether a function stops before a call of this name
   */
  public SteppedPath(Scheduler scheduler, Predicate<String> matters) {
    this.scheduler = scheduler;
    this.matters = matters;
  }

  /** Starts a function, and lets it run to its first call that matters. */
  public Run start(String name, Chance chance, Runnable body) {
    var run = new Run(scheduler.running());
    run.actor = scheduler.start(name, chance, 0, () -> run.toEnd(body));
    runs.put(run.actor, run);
    scheduler.await();
    return run;
  }

  @Override
  public <T> T call(Supplier<String> name, Supplier<T> effect, Supplier<RuntimeException> refusal) {
    var run = runs.get(scheduler.running());
    if (run == null || !matters.test(name.get())) {
      return effect.get();
    }
    return switch (run.stop(name.get())) {
      case PERFORM -> effect.get();
      case REPEAT -> {
        perform(effect);
        yield effect.get();
      }
      case KILL -> throw ((Invocation) scheduler.running().context()).kill();
    };
  }

  @Override
  public void stored(StoredObject object) {
    // no event is handled by two invocations of which one is interrupted
  }

  @SuppressWarnings("ReturnValueIgnored") // the answer is lost
  private static void perform(Supplier<?> effect) {
    try {
      effect.get();
    } catch (SdkServiceException lost) {
      // an answer as every other: the client does not get it
    }
  }

  /** A function that was started. It is used by the actor that has started it. */
  public final class Run {
    private final Actor starter;
    private Actor actor;
    private Optional<String> nextCall = Optional.empty();
    private Command command = Command.PERFORM;

    private Run(Actor starter) {
      this.starter = starter;
    }

    /** Returns the name of the next call; empty if the function has ended. */
    public Optional<String> nextCall() {
      return nextCall;
    }

    /** Lets the function run to its next call that matters, or to its end. */
    public void goOn(Command next) {
      command = next;
      scheduler.wake(actor);
      scheduler.await();
    }

    private Command stop(String call) {
      nextCall = Optional.of(call);
      scheduler.wake(starter);
      scheduler.await();
      return command;
    }

    private void toEnd(Runnable body) {
      body.run();
      nextCall = Optional.empty();
      scheduler.wake(starter);
    }
  }
}
