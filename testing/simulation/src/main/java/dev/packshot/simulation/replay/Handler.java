package dev.packshot.simulation.replay;

import dev.packshot.simulation.lambda.SteppedPath;
import dev.packshot.simulation.lambda.SteppedPath.Command;
import dev.packshot.simulation.model.Call;
import dev.packshot.simulation.model.Classification;
import dev.packshot.simulation.model.DeletionRequest;
import dev.packshot.simulation.model.HourlyJob;
import dev.packshot.simulation.model.Registration;
import dev.packshot.simulation.model.State.HandlerRun;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** A production handler that stands for a process of the model. */
final class Handler {
  /** The answer of a delivery whose message is deleted, and of a job that has ended. */
  static final int HANDLED = 200;

  /** The answer of a delivery whose message is delivered again, and of a killed handler. */
  static final int FAILED = 502;

  private static final Map<Enum<?>, Integer> ANSWERS =
      Map.of(
          Call.DONE, HANDLED,
          HourlyJob.DONE, HANDLED,
          Registration.Part.CREATED, 201,
          Registration.Part.FOUND, 200,
          Registration.Part.REFUSED, 409,
          Classification.DONE, 200,
          Classification.NOT_FOUND, 404,
          DeletionRequest.Part.DONE, 204);

  private final AtomicInteger answer = new AtomicInteger();
  private final SteppedPath.Run run;

  /** Starts a handler. */
  Handler(ReplayWorld world, String name, IntSupplier body) {
    run = world.start(name, () -> answer.set(body.getAsInt()));
  }

  boolean isUnderWay() {
    return run.nextCall().isPresent();
  }

  Optional<String> nextCall() {
    return run.nextCall();
  }

  void goOn(Command command) {
    run.goOn(command);
  }

  /** Returns whether the handler is where the model says, and has answered as it says. */
  boolean isAt(HandlerRun process) {
    return process.isUnderWay()
        ? run.nextCall().filter(call -> CallNames.isAt(process.position(), call)).isPresent()
        : !isUnderWay() && answer.get() == answer(process.position());
  }

  private static int answer(Enum<?> end) {
    return ANSWERS.getOrDefault(end, FAILED);
  }

  @Override
  public String toString() {
    return run.nextCall().orElse("ended with " + answer.get());
  }
}
