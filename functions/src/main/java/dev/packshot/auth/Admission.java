package dev.packshot.auth;

import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.util.Optional;

/**
 * The result of the admission check of a request.
 *
 * @param caller the caller, if admitted with a key
 * @param refusal the reason for a refusal; empty if admitted
 * @param usage the usage of the limits, after this request
 */
public record Admission(Optional<Caller> caller, Optional<Problem> refusal, Usage usage) {

  static Admission of(Caller caller, Usage usage) {
    return new Admission(Optional.of(caller), Optional.empty(), usage);
  }

  static Admission anonymous(Usage usage) {
    return new Admission(Optional.empty(), Optional.empty(), usage);
  }

  static Admission refused(Problem problem, Usage usage) {
    return new Admission(Optional.empty(), Optional.of(problem), usage);
  }

  /** Returns a refusal with the time to wait before a retry. */
  static Admission limited(Usage usage) {
    long seconds = usage.retryAfterSeconds();
    return refused(
        Problem.rateLimited(
            "The request limit is used up; try again in " + seconds + " seconds.", seconds),
        usage);
  }

  /**
   * Returns this admission.
   *
   * @throws ProblemException if the request was refused
   */
  public Admission orRefuse() {
    if (refusal.isPresent()) {
      throw new ProblemException(refusal.get());
    }
    return this;
  }
}
