package dev.packshot.oidc;

/** The result of checking an access token. */
public sealed interface TokenCheck {
  /**
   * The token is valid.
   *
   * @param subject the issuer's name for the user
   */
  record Verified(String issuer, String subject) implements TokenCheck {}

  /** The token is not valid. */
  record Refused(String reason) implements TokenCheck {}

  /** The issuer does not answer, so nothing is known about the token. */
  record Unavailable(String reason) implements TokenCheck {}
}
