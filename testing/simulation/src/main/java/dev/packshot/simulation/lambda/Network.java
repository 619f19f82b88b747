package dev.packshot.simulation.lambda;

import dev.packshot.simulation.fault.FaultKind;
import dev.packshot.simulation.fault.Faults;
import dev.packshot.simulation.storage.StoredObject;
import dev.packshot.simulation.time.History;
import dev.packshot.simulation.time.Scheduler;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * The way between a function and the services that it calls. Every call is a step at which other
 * actors may run, and at which faults happen.
 */
public final class Network implements CallPath {
  private static final double QUICK = 0.6;
  private static final long LONGEST_MILLIS = 20;
  private static final long LONGEST_STALL_MILLIS = 120_000;

  private final Scheduler scheduler;
  private final Faults faults;
  private final History history;
  private final Runnable afterEffect;

  /**
   * Creates a network.
   *
   * @param afterEffect run after each call that had an effect
   */
  public Network(Scheduler scheduler, Faults faults, History history, Runnable afterEffect) {
    this.scheduler = scheduler;
    this.faults = faults;
    this.history = history;
    this.afterEffect = afterEffect;
  }

  @Override
  public <T> T call(Supplier<String> name, Supplier<T> effect, Supplier<RuntimeException> refusal) {
    travel();
    if (faults.happens(FaultKind.KILLED_BEFORE_CALL)) {
      history.add(() -> "is killed before " + name.get());
      throw invocation().kill();
    }
    if (faults.happens(FaultKind.CALL_REFUSED)) {
      history.add(() -> name.get() + " is refused");
      throw refusal.get();
    }
    var answer = perform(name, effect);
    if (faults.happens(FaultKind.KILLED_AFTER_CALL)) {
      history.add(() -> "is killed after " + name.get());
      throw invocation().kill();
    }
    if (faults.happens(FaultKind.ANSWER_LOST)) {
      history.add(() -> "loses the answer to " + name.get());
      throw SdkClientException.create("The answer was lost.");
    }
    if (faults.happens(FaultKind.CALL_REPEATED)) {
      history.add(() -> "repeats " + name.get());
      answer = perform(name, effect);
    }
    travel();
    return answer.get();
  }

  /** Performs the effect; its service's exception is a part of the answer. */
  private <T> Supplier<T> perform(Supplier<String> name, Supplier<T> effect) {
    Supplier<T> answer;
    try {
      var result = effect.get();
      answer = () -> result;
      history.add(name);
    } catch (SdkServiceException thrown) {
      answer =
          () -> {
            throw thrown;
          };
      history.add(() -> name.get() + " -> " + thrown.getClass().getSimpleName());
    }
    afterEffect.run();
    return answer;
  }

  /** Takes the time of one way, or much longer if the function stalls. */
  private void travel() {
    var chance = scheduler.running().chance();
    if (faults.happens(FaultKind.FUNCTION_STALLED)) {
      history.add(() -> "stalls");
      scheduler.sleep(chance.between(LONGEST_MILLIS, LONGEST_STALL_MILLIS));
    } else if (!chance.happens(QUICK)) {
      scheduler.sleep(chance.between(1, LONGEST_MILLIS));
    }
    invocation().requireAlive(scheduler.millis());
  }

  @Override
  public void stored(StoredObject object) {
    invocation().stored(object);
  }

  /** Returns the invocation that makes the current call. */
  private Invocation invocation() {
    return (Invocation) scheduler.running().context();
  }
}
