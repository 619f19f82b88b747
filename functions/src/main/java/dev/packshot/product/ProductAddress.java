package dev.packshot.product;

import dev.packshot.gs1.Gtin;
import dev.packshot.gs1.GtinReading;
import dev.packshot.gs1.GtinText;
import dev.packshot.http.Request;
import dev.packshot.id.OrganizationId;
import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;

/** The identity of a product: its organization and its GTIN. */
public record ProductAddress(OrganizationId organizationId, Gtin gtin) {
  private static final String GTIN = "gtin";

  /** Returns the product in a request's path. */
  public static ProductAddress of(Request request) {
    return new ProductAddress(request.id("organization_id", OrganizationId::parse), gtin(request));
  }

  private static Gtin gtin(Request request) {
    var reading = GtinText.read(request.pathParameters().getOrDefault(GTIN, ""));
    if (reading instanceof GtinReading.Refused refused) {
      throw new ProblemException(Problem.invalid(GTIN, refused.reason()));
    }
    return ((GtinReading.Found) reading).gtin();
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
