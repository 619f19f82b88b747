package dev.packshot.oidc;

/** Thrown if the issuer's keys cannot be read. */
final class IssuerUnavailableException extends Exception {
  private static final long serialVersionUID = 1;

  IssuerUnavailableException(String message) {
    super(message);
  }
}
