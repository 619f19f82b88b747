package dev.packshot.scanner;

import dev.packshot.id.OrganizationId;
import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.util.Optional;

/** The organization that a request is about, which a user with several has to name. */
final class RequestedOrganization {
  /** The name of its field or parameter. */
  static final String NAME = "organization_short_id";

  private RequestedOrganization() {}

  /** Returns the requested organization or, if none is requested, that of the key. */
  static OrganizationId of(Optional<OrganizationId> requested, Caller caller) {
    var organization =
        requested
            .or(caller.principal()::organization)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.invalid(
                            NAME,
                            "is required with a user's key, since a user can belong to several.")));
    if (!caller.belongsTo(organization)) {
      throw new ProblemException(Problem.notFound("organization"));
    }
    return organization;
  }
}
