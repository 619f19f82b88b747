package dev.packshot.simulation.replay;

import dev.packshot.simulation.lambda.SteppedPath;
import dev.packshot.simulation.lambda.SteppedPath.Command;
import dev.packshot.simulation.model.Call;
import dev.packshot.simulation.model.Delivery;
import dev.packshot.simulation.model.Registration;
import dev.packshot.simulation.model.State.HandlerRun;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** A production handler that stands for a process of the model. */
final class Handler {
  /** The answer of a delivery whose message is deleted. */
  static final int HANDLED = 200;

  /** The answer of a delivery whose message is delivered again. */
  static final int FAILED = 500;

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
        : !isUnderWay() && hasAnswered(process);
  }

  private boolean hasAnswered(HandlerRun process) {
    if (process instanceof Delivery delivery) {
      return (answer.get() == HANDLED) == (delivery.next() == Call.DONE);
    }
    return !(process instanceof Registration registration)
        || answer.get() == status(registration.next());
  }

  private static int status(Registration.Part end) {
    return switch (end) {
      case CREATED -> 201;
      case FOUND -> 200;
      case REFUSED -> 409;
      default -> 502;
    };
  }

  @Override
  public String toString() {
    return run.nextCall().orElse("ended with " + answer.get());
  }
}
