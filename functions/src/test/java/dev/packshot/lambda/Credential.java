package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.identity.Access;
import dev.packshot.identity.Role;
import dev.packshot.testing.TestRequest;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A credential of the table of accesses, with what is known about it.
 *
 * @param name the heading of its column
 * @param role the role in the organization that the requests are about; empty for keys of an
 *     organization and for users who are not members
 * @param send adds the credential to a request
 */
record Credential(Kind kind, String name, Optional<Role> role, UnaryOperator<TestRequest> send) {

  /** The kinds of credentials, and why one may fail. */
  enum Kind {
    INVALID("Credentials that are not valid"),
    CSB("Keys of an organization"),
    CSB_READ_ONLY("Keys of an organization"),
    CPK("Keys of an organization"),
    FOREIGN_CSB("Keys of an organization"),
    FOREIGN_CPK("Keys of an organization"),
    CSU("Users by key"),
    BEARER("Users by bearer token"),
    COOKIE("Users by cookie"),
    COOKIE_OF_ANOTHER_SITE("Users by cookie");

    final String table;

    Kind(String table) {
      this.table = table;
    }
  }

  static final String ALLOWED = "yes";

  /** Returns what a route should answer: a status, or that the request is allowed. */
  String expectedAt(Route route) {
    if (route.access() == Access.ANYONE) {
      return ALLOWED;
    }
    if (kind == Kind.INVALID) {
      return "401";
    }
    if (!isAccepted(route.access()) || !isAccepted(route.method())) {
      return "403";
    }
    if (route.path().startsWith("/account/")) {
      return ALLOWED;
    }
    if (isForeign()) {
      return "404";
    }
    return route.access() == Access.CONTRIBUTORS && role.equals(Optional.of(Role.BILLING))
        ? "403"
        : ALLOWED;
  }

  private boolean isAccepted(Access access) {
    return switch (access) {
      case ANYONE, SCANNER -> true;
      case MEMBERS, CONTRIBUTORS -> kind != Kind.CPK && kind != Kind.FOREIGN_CPK;
      case TOKEN -> kind == Kind.BEARER;
      case SIGNED_IN ->
          kind == Kind.BEARER || kind == Kind.COOKIE || kind == Kind.COOKIE_OF_ANOTHER_SITE;
    };
  }

  private boolean isAccepted(String method) {
    return method.equals("GET")
        || (kind != Kind.CSB_READ_ONLY && kind != Kind.COOKIE_OF_ANOTHER_SITE);
  }

  private boolean isForeign() {
    return switch (kind) {
      case FOREIGN_CSB, FOREIGN_CPK -> true;
      case CSU, BEARER, COOKIE, COOKIE_OF_ANOTHER_SITE -> role.isEmpty();
      default -> false;
    };
  }
}
