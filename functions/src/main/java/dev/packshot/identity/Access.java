package dev.packshot.identity;

/** The credentials that an operation accepts. */
public enum Access {
  /** No credential is needed; callers are counted by source address. */
  ANYONE("anyone"),

  /** Every valid credential, publishable keys included. */
  SCANNER("csb, csu, cpk, bearer, cookie"),

  /** Credentials of an organization's servers and of its members. */
  MEMBERS("csb, csu, bearer, cookie"),

  /** As {@link #MEMBERS}, but a user needs a role that may change product images. */
  CONTRIBUTORS("csb; csu, bearer, cookie as owner, manager or editor"),

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
