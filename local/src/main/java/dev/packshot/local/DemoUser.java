package dev.packshot.local;

import dev.packshot.auth.Subject;
import dev.packshot.auth.UserRepository;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.local.issuer.DevelopmentIssuer;
import dev.packshot.organization.Act;
import java.time.Instant;

/**
 * The demo user, who signs in at the run's own issuer and is an owner of the demo organization.
 *
 * @param issuer the URL of the issuer
 * @param token an access token
 */
record DemoUser(UserId id, String issuer, String token) {

  static DemoUser of(DevelopmentIssuer issuer) {
    var subject = new Subject(issuer.url(), DevelopmentIssuer.SUBJECT);
    return new DemoUser(subject.user(), issuer.url(), issuer.token(subject.name()));
  }

  /** Stores the user. Repeating it is safe, also after the database was lost. */
  void addTo(UserRepository users, OrganizationId organization, Instant now) {
    users.add(id, now);
    users.setRole(id, organization, Role.OWNER, Act.ofPackshot(now));
  }

  /** Returns a text without the token. */
  @Override
  public String toString() {
    return "DemoUser[" + id + "]";
  }
}
