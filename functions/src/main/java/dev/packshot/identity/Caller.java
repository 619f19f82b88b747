package dev.packshot.identity;

import dev.packshot.id.OrganizationId;

/**
 * Who asks, once admitted.
 *
 * @param label names the credential in logs without giving it away
 */
public record Caller(Principal holder, Scope scope, String label) {

  /** Whether the credential reaches that far. */
  public boolean reaches(Scope wanted) {
    return scope == Scope.ORGANIZATION || scope == wanted;
  }

  /** Whether an organization's things exist for the caller. */
  public boolean belongsTo(OrganizationId organization) {
    return holder.belongsTo(organization);
  }

  /** How far a credential reaches. */
  public enum Scope {
    /** Everything of its organizations. */
    ORGANIZATION,
    /** The scanner endpoints only: safe in a front end. */
    SCANNER
  }
}
