package dev.packshot.identity;

import dev.packshot.id.OrganizationId;

/**
 * The admitted sender of a request.
 *
 * @param label identifies the credential in logs without revealing it
 * @param credential identifies the credential; a digest, from which it cannot be computed
 */
public record Caller(Principal principal, Scope scope, String label, String credential) {

  /** Returns whether the credential is accepted by operations with this access. */
  public boolean reaches(Access access) {
    return scope != Scope.SCANNER || access == Access.SCANNER || access == Access.ANYONE;
  }

  /** Returns whether the credential may be used with a method of HTTP. */
  public boolean mayUse(String method) {
    return scope != Scope.READING || method.equals("GET");
  }

  /** Returns whether the caller may see the resources of an organization. */
  public boolean belongsTo(OrganizationId organization) {
    return principal.belongsTo(organization);
  }

  /** The part of the API that a credential is valid for. */
  public enum Scope {
    /** Everything of the caller's organizations. */
    ORGANIZATION,
    /** Everything of the caller's organization, but only to read it. */
    READING,
    /** The scanner endpoints only, so that the credential is safe in a front end. */
    SCANNER
  }
}
