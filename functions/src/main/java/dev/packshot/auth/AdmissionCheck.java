package dev.packshot.auth;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The result of checking a request without the table.
 *
 * @param refusal the refusal, if the request can be refused without the table
 * @param admission decides with one write to the table; present if there is no refusal
 */
public record AdmissionCheck(Optional<Admission> refusal, Optional<Supplier<Admission>> admission) {

  static AdmissionCheck refused(Admission refusal) {
    return new AdmissionCheck(Optional.of(refusal), Optional.empty());
  }

  static AdmissionCheck pending(Supplier<Admission> admission) {
    return new AdmissionCheck(Optional.empty(), Optional.of(admission));
  }
}
