package dev.packshot.event;

import dev.packshot.auth.Admission;
import dev.packshot.auth.Authenticator;
import dev.packshot.http.Endpoint;
import dev.packshot.http.OpenEndpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.identity.Access;
import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.work.Background;
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
   * Returns an operation for callers with a credential. Admission runs in the background while the
   * current thread reads what the endpoint needs.
   */
  static <T> Operation restricted(
      Endpoint<T> endpoint, Access access, Authenticator authenticator, Background background) {
    return request -> {
      var check = authenticator.check(request);
      if (check.refusal().isPresent()) {
        return refused(check.refusal().get());
      }
      var admit = check.admission().orElseThrow();
      var admission = endpoint.waitsToRead() ? background.start(admit) : new Attempt<>(admit);
      var input = new Attempt<>(() -> endpoint.read(request));
      var admitted = admission.get();
      return new Admitted(
          admitted,
          () -> {
            var caller = admitted.orRefuse().caller().orElseThrow();
            if (!caller.reaches(access)) {
              throw new ProblemException(Problem.forbidden(notReached(caller, access)));
            }
            if (!caller.mayUse(request.method())) {
              throw new ProblemException(
                  Problem.forbidden("This key is read-only: it can be used with GET only."));
            }
            return endpoint.handle(request, caller, input.get());
          });
    };
  }

  private static String notReached(Caller caller, Access access) {
    return switch (access) {
      case TOKEN -> "This needs a bearer token, not a " + caller.kind() + " credential.";
      case SIGNED_IN -> "This is for users who have signed in, not for API keys.";
      default -> "This key is for the scanner only.";
    };
  }

  private static Admitted refused(Admission admission) {
    return new Admitted(
        admission,
        () -> {
          throw new ProblemException(admission.refusal().orElseThrow());
        });
  }
}
