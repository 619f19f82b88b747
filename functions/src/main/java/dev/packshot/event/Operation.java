package dev.packshot.event;

import dev.packshot.auth.Admission;
import dev.packshot.auth.Authenticator;
import dev.packshot.dynamo.CapacityMeter;
import dev.packshot.http.Endpoint;
import dev.packshot.http.OpenEndpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.lambda.Attempt;
import dev.packshot.problem.Problem;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** An endpoint behind its admission. */
interface Operation {
  /**
   * Answers a request, or throws a refusal.
   *
   * @param admitted is told what admission said, before anything else comes of the request
   */
  Response answer(Request request, Consumer<Admission> admitted);

  /** An operation for everyone; callers are counted by address. */
  static Operation open(OpenEndpoint endpoint, Authenticator authenticator) {
    return (request, admitted) -> {
      var admission = authenticator.admitAnyone(request);
      admitted.accept(admission);
      admission.orRefuse();
      return endpoint.handle(request);
    };
  }

  /** An operation for the holders of keys, who are admitted while it waits for what it reads. */
  static <T> Operation admitted(
      Endpoint<T> endpoint, Authenticator authenticator, Executor threads) {
    Executor executor = endpoint.waitsToRead() ? threads : Runnable::run;
    return (request, admitted) -> {
      var key = authenticator.keyOf(request);
      if (key.isEmpty()) {
        var refused = authenticator.refuse(request);
        admitted.accept(refused);
        refused.orRefuse();
      }
      var admission = start(() -> authenticator.admit(request, key.orElseThrow()), executor);
      var found = Attempt.of(() -> endpoint.read(request));
      admitted.accept(join(admission));
      var caller = join(admission).orRefuse().caller().orElseThrow();
      if (!caller.reaches(endpoint.scope())) {
        throw Problem.forbidden("This key is for the scanner only.").asException();
      }
      return endpoint.handle(request, caller, found.orThrow());
    };
  }

  private static FutureTask<Admission> start(
      java.util.function.Supplier<Admission> admit, Executor executor) {
    var meter = CapacityMeter.current();
    var task =
        new FutureTask<>(
            () -> {
              meter.follow();
              return admit.get();
            });
    executor.execute(task);
    return task;
  }

  private static <T> T join(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
