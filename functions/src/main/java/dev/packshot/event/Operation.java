package dev.packshot.event;

import dev.packshot.auth.Admission;
import dev.packshot.auth.Authenticator;
import dev.packshot.dynamo.CapacityMeter;
import dev.packshot.http.Endpoint;
import dev.packshot.http.OpenEndpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.identity.Access;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** An endpoint together with its admission check. */
public interface Operation {
  /** Decides whether the caller is admitted. The response is computed on demand. */
  Admitted admit(Request request);

  /**
   * A request after its admission check.
   *
   * @param response computes the response; throws the refusal if the caller was not admitted
   */
  record Admitted(Admission admission, Supplier<Response> response) {}

  /** Returns an operation that needs no credential; callers are counted by source address. */
  static Operation open(OpenEndpoint endpoint, Authenticator authenticator) {
    return request -> {
      var admission = authenticator.admitAnyone(request);
      return new Admitted(
          admission,
          () -> {
            admission.orRefuse();
            return endpoint.handle(request);
          });
    };
  }

  /**
   * Returns an operation for callers with a credential. Admission runs on one of the threads while
   * this one reads what the endpoint needs.
   */
  static <T> Operation restricted(
      Endpoint<T> endpoint, Access access, Authenticator authenticator, Executor threads) {
    Executor executor = endpoint.waitsToRead() ? threads : Runnable::run;
    return request -> {
      var key = authenticator.keyOf(request);
      if (key.isEmpty()) {
        return refused(authenticator.refuse(request));
      }
      var admission = start(() -> authenticator.admit(request, key.get()), executor);
      var input = start(() -> endpoint.read(request), Runnable::run);
      var admitted = join(admission);
      return new Admitted(
          admitted,
          () -> {
            var caller = admitted.orRefuse().caller().orElseThrow();
            if (!caller.reaches(access)) {
              throw new ProblemException(Problem.forbidden("This key is for the scanner only."));
            }
            return endpoint.handle(request, caller, join(input));
          });
    };
  }

  private static Admitted refused(Admission admission) {
    return new Admitted(
        admission,
        () -> {
          throw new ProblemException(admission.refusal().orElseThrow());
        });
  }

  private static <T> FutureTask<T> start(Supplier<T> work, Executor executor) {
    var meter = CapacityMeter.current();
    var task =
        new FutureTask<>(
            () -> {
              meter.attach();
              return work.get();
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
