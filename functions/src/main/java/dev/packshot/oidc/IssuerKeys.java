package dev.packshot.oidc;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.packshot.work.Background;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The issuer's public keys, kept in memory. They are read again when they are old, and once a
 * minute at most for a key that is not among them, so that a rotation is noticed at once. Keys that
 * cannot be read again are used for another 45 minutes, and then no more.
 */
final class IssuerKeys {
  static final Duration FRESH = Duration.ofMinutes(15);
  static final Duration USABLE = Duration.ofHours(1);
  static final Duration BETWEEN_REFRESHES = Duration.ofMinutes(1);
  static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final TrustedIssuer issuer;
  private final Download download;
  private final Clock clock;
  private List<JWK> keys = List.of();
  private Instant readAt = Instant.MIN;
  private Instant triedAt = Instant.MIN;
  private String failure = "";

  IssuerKeys(TrustedIssuer issuer, Background background, Clock clock) {
    this.download = new Download(background);
    this.issuer = issuer;
    this.clock = clock;
  }

  /** Returns the key with this id; empty if the issuer has none. */
  synchronized Optional<JWK> find(String id) throws IssuerUnavailableException {
    var now = clock.instant();
    var known = known(id);
    if (known.isPresent() && isWithin(FRESH, readAt, now)) {
      return known;
    }
    refresh(now);
    if (!isWithin(USABLE, readAt, now) || (!failure.isEmpty() && known(id).isEmpty())) {
      throw new IssuerUnavailableException(failure);
    }
    return known(id);
  }

  private Optional<JWK> known(String id) {
    return keys.stream().filter(key -> id.equals(key.getKeyID())).findFirst();
  }

  /** Reads the keys unless that was tried a moment ago. */
  private void refresh(Instant now) {
    if (isWithin(failure.isEmpty() ? BETWEEN_REFRESHES : AFTER_FAILURE, triedAt, now)) {
      return;
    }
    triedAt = now;
    try {
      keys = read();
      readAt = now;
      failure = "";
    } catch (IssuerUnavailableException unavailable) {
      failure = unavailable.getMessage();
    }
  }

  private List<JWK> read() throws IssuerUnavailableException {
    var configuration = download.text(issuer.configuration());
    try {
      var document = JSONObjectUtils.parse(configuration);
      var named = JSONObjectUtils.getString(document, "issuer");
      var location = JSONObjectUtils.getURI(document, "jwks_uri");
      if (!issuer.url().equals(named)) {
        throw new IssuerUnavailableException("The configuration is that of another issuer.");
      }
      return JWKSet.parse(download.text(checked(location))).getKeys();
    } catch (ParseException | IllegalArgumentException malformed) {
      throw new IssuerUnavailableException("The issuer's answer is malformed: " + malformed);
    }
  }

  private static URI checked(URI location) throws IssuerUnavailableException {
    if (location == null || !TrustedIssuer.isSecure(location)) {
      throw new IssuerUnavailableException("The configuration has no https jwks_uri.");
    }
    return location;
  }

  private static boolean isWithin(Duration time, Instant since, Instant now) {
    return !since.equals(Instant.MIN) && now.isBefore(since.plus(time));
  }
}
