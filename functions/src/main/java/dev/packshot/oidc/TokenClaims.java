package dev.packshot.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.Collections;
import java.util.Optional;

/** The check of what a token says, once its signature is known to be the issuer's. */
final class TokenClaims {
  private static final String USE = "token_use";
  private static final int MAX_SUBJECT = 255;

  private final TrustedIssuer issuer;
  private final Clock clock;

  TokenClaims(TrustedIssuer issuer, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  TokenCheck check(JWTClaimsSet claims) {
    var refusal = refusal(claims);
    return refusal.isPresent()
        ? new TokenCheck.Refused(refusal.get())
        : new TokenCheck.Verified(issuer.url(), claims.getSubject());
  }

  private Optional<String> refusal(JWTClaimsSet claims) {
    var now = clock.instant();
    var expires = claims.getExpirationTime();
    var starts = claims.getNotBeforeTime();
    if (expires == null || !now.isBefore(expires.toInstant().plus(issuer.leeway()))) {
      return Optional.of("The bearer token has expired.");
    }
    if (starts != null && starts.toInstant().isAfter(now.plus(issuer.leeway()))) {
      return Optional.of("The bearer token is not valid yet (nbf).");
    }
    if (claims.getClaim(USE) != null && !"access".equals(claims.getClaim(USE))) {
      return Optional.of("The bearer token is not an access token (token_use).");
    }
    if (!isForThisApi(claims)) {
      return Optional.of("The bearer token is for another audience.");
    }
    var subject = claims.getSubject();
    return subject == null || subject.isBlank() || subject.length() > MAX_SUBJECT
        ? Optional.of("The bearer token does not name a user (sub).")
        : Optional.empty();
  }

  /**
   * Returns whether the audience is right. Cognito's access tokens have none and name the client
   * (docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html).
   */
  private boolean isForThisApi(JWTClaimsSet claims) {
    return !Collections.disjoint(issuer.audiences(), claims.getAudience())
        || (claims.getAudience().isEmpty()
            && claims.getClaim(USE) != null
            && claims.getClaim("client_id") instanceof String client
            && issuer.audiences().contains(client));
  }
}
