package dev.packshot.auth;

import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.util.Optional;

/** Whether a request may go on, and what its caller has used of the limits either way. */
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

  /** A refusal that says when to come back. */
  static Admission limited(Usage usage) {
    long seconds = usage.retryAfterSeconds();
    return refused(
        Problem.rateLimited(
            "The request limit is used up; come back in " + seconds + " seconds.", seconds),
        usage);
  }

  /** This admission, or its refusal thrown. */
  public Admission orRefuse() {
    if (refusal.isPresent()) {
      throw new ProblemException(refusal.get());
    }
    return this;
  }
}
