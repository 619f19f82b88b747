package dev.packshot.product;

import dev.packshot.gs1.Gtin;
import dev.packshot.http.Request;
import dev.packshot.id.OrganizationId;
import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;

/** The identity of a product: its organization and its GTIN. */
public record ProductAddress(OrganizationId organizationId, Gtin gtin) {
  private static final String GTIN_MESSAGE =
      "must have 8, 12, 13 or 14 digits and end with the correct check digit.";

  /** Returns the product in a request's path. */
  public static ProductAddress of(Request request) {
    return new ProductAddress(
        request.id("organization_id", OrganizationId::parse),
        request.parameter("gtin", Gtin::parse, GTIN_MESSAGE));
  }

  /** Refuses a caller of another organization as if the product did not exist. */
  public void requireMember(Caller caller) {
    if (!caller.belongsTo(organizationId)) {
      throw new ProblemException(Problem.notFound("product"));
    }
  }

  /** Refuses a caller of another organization, and a member whose role may not change images. */
  public void requireContributor(Caller caller) {
    requireMember(caller);
    if (!caller.principal().contributesTo(organizationId)) {
      throw new ProblemException(
          Problem.forbidden(
              "Only an owner, a manager or an editor of the organization can change its images."));
    }
  }

  @Override
  public String toString() {
    return organizationId + "/" + gtin;
  }
}
