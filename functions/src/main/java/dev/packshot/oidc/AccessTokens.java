package dev.packshot.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.packshot.work.Background;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;

/**
 * The check of access tokens: a JWT (RFC 7519) that the trusted issuer has signed with RS256 or
 * ES256. No other algorithm is accepted, and only the issuer's own keys are used, never one that a
 * token brings or points to.
 */
public final class AccessTokens {
  private static final int MAX_LENGTH = 8_192;
  private static final int MIN_RSA_BITS = 2_048;

  private final TrustedIssuer issuer;
  private final IssuerKeys keys;
  private final TokenClaims claims;

  public AccessTokens(TrustedIssuer issuer, Background background, Clock clock) {
    this.issuer = issuer;
    this.keys = new IssuerKeys(issuer, background, clock);
    this.claims = new TokenClaims(issuer, clock);
  }

  /** Checks a token. The first one waits for the issuer's keys. */
  public TokenCheck check(String token) {
    if (token.length() > MAX_LENGTH) {
      return new TokenCheck.Refused("The bearer token is longer than 8 KB.");
    }
    try {
      var jwt = SignedJWT.parse(token);
      return check(jwt, jwt.getJWTClaimsSet());
    } catch (ParseException | JOSEException | RuntimeException malformed) {
      return new TokenCheck.Refused("The bearer token is not a signed JWT.");
    } catch (IssuerUnavailableException unavailable) {
      return new TokenCheck.Unavailable(unavailable.getMessage());
    }
  }

  private TokenCheck check(SignedJWT jwt, JWTClaimsSet content)
      throws JOSEException, IssuerUnavailableException {
    var algorithm = jwt.getHeader().getAlgorithm();
    var keyId = jwt.getHeader().getKeyID();
    if (!JWSAlgorithm.RS256.equals(algorithm) && !JWSAlgorithm.ES256.equals(algorithm)) {
      return new TokenCheck.Refused("The bearer token must be signed with RS256 or ES256.");
    }
    if (!issuer.url().equals(content.getIssuer())) {
      return new TokenCheck.Refused("The bearer token is from another issuer.");
    }
    if (keyId == null) {
      return new TokenCheck.Refused("The bearer token does not name its key (kid).");
    }
    var key = keys.find(keyId);
    if (key.isEmpty()) {
      return new TokenCheck.Refused("The issuer has no key with the bearer token's kid.");
    }
    var verifier = verifier(key.get(), algorithm);
    if (verifier.isEmpty() || !jwt.verify(verifier.get())) {
      return new TokenCheck.Refused("The signature of the bearer token is not valid.");
    }
    return claims.check(content);
  }

  /** Returns what verifies a signature; empty if the key is not one for the algorithm. */
  private static Optional<JWSVerifier> verifier(JWK key, JWSAlgorithm algorithm)
      throws JOSEException {
    if ((key.getAlgorithm() != null && !key.getAlgorithm().equals(algorithm))
        || (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE))) {
      return Optional.empty();
    }
    if (key instanceof RSAKey rsa && algorithm.equals(JWSAlgorithm.RS256)) {
      return rsa.size() < MIN_RSA_BITS ? Optional.empty() : Optional.of(new RSASSAVerifier(rsa));
    }
    if (key instanceof ECKey curve && algorithm.equals(JWSAlgorithm.ES256)) {
      return Curve.P_256.equals(curve.getCurve())
          ? Optional.of(new ECDSAVerifier(curve))
          : Optional.empty();
    }
    return Optional.empty();
  }
}
