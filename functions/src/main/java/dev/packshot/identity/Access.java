package dev.packshot.identity;

/**
 * The credentials that an operation accepts. What a {@code csu} key may do, its user may do with a
 * bearer token and with the browser's cookie as well.
 */
public enum Access {
  /** No credential is needed; callers are counted by source address. */
  ANYONE("anyone"),

  /** Every valid credential, publishable keys included. */
  SCANNER("csb, csu, cpk"),

  /** Credentials of an organization's servers and of its members. */
  MEMBERS("csb, csu"),

  /** As {@link #MEMBERS}, but a user needs a role that may change product images. */
  CONTRIBUTORS("csb, csu as owner, manager or editor"),

  /** A bearer token only. */
  TOKEN("bearer"),

  /** A user who has signed in at the issuer. */
  SIGNED_IN("bearer, cookie");

  private final String description;

  Access(String description) {
    this.description = description;
  }

  /** The accepted credentials, for tables and messages. */
  @Override
  public String toString() {
    return description;
  }
}
