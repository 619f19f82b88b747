package dev.packshot.product;

import dev.packshot.gs1.Gtin;
import dev.packshot.http.Request;
import dev.packshot.id.OrganizationId;
import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;

/** Which product: whose it is, and its number. */
public record ProductAddress(OrganizationId organizationId, Gtin gtin) {
  private static final String GTIN_MESSAGE =
      "must have 8, 12, 13 or 14 digits, the last of them the right check digit.";

  /** The product that a path names. */
  public static ProductAddress of(Request request) {
    return new ProductAddress(
        request.id("organization_id", OrganizationId::parse),
        request.parameter("gtin", Gtin::parse, GTIN_MESSAGE));
  }

  /** Refuses a caller who does not belong to its organization, as if there were no such product. */
  public void requireMember(Caller caller) {
    if (!caller.belongsTo(organizationId)) {
      throw new ProblemException(Problem.notFound("product"));
    }
  }

  /** Refuses a member, too, whose role there lets nobody change a product. */
  public void requireContributor(Caller caller) {
    requireMember(caller);
    if (!caller.principal().contributesTo(organizationId)) {
      throw new ProblemException(
          Problem.forbidden(
              "Images are changed by an owner, a manager or an editor of their organization."));
    }
  }

  @Override
  public String toString() {
    return organizationId + "/" + gtin;
  }
}
