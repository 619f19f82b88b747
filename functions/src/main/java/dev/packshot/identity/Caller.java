package dev.packshot.identity;

import dev.packshot.id.OrganizationId;
import java.util.List;

/**
 * The admitted sender of a request.
 *
 * @param label identifies the credential in logs without revealing it; starts with its kind
 * @param credential identifies the credential, or its user; a digest, from which it cannot be
 *     computed
 * @param limits the limits of requests, after this request
 */
public record Caller(
    Principal principal, Scope scope, String label, String credential, List<RequestLimit> limits) {

  public Caller {
    limits = List.copyOf(limits);
  }

  /** Returns whether the credential is accepted by operations with this access. */
  public boolean reaches(Access access) {
    return switch (access) {
      case ANYONE, SCANNER -> true;
      case MEMBERS, CONTRIBUTORS -> scope != Scope.SCANNER;
      case TOKEN -> scope == Scope.TOKEN;
      case SIGNED_IN -> scope == Scope.TOKEN || scope == Scope.COOKIE;
    };
  }

  /** Returns the kind of the credential, such as {@code csb} or {@code bearer}. */
  public String kind() {
    int end = label.indexOf(':');
    return end < 0 ? label : label.substring(0, end);
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
    SCANNER,
    /** As {@link #ORGANIZATION}, and the start of a browser session. */
    TOKEN,
    /** As {@link #ORGANIZATION}, from a page in a browser. */
    COOKIE
  }
}
