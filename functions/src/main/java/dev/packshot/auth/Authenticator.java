package dev.packshot.auth;

import dev.packshot.http.Request;
import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Provider;

/** Who asks, and may they now. */
public final class Authenticator {
  private static final String HEADER = "X-API-Key";
  private static final int LABEL_LENGTH = 8;

  private final Provider<ApiKeyRepository> keys;
  private final AddressCounter addresses;
  private final Clock clock;

  /** Asks for the keys when the first one has to be looked up: some functions have no table. */
  @Inject
  public Authenticator(Provider<ApiKeyRepository> keys, AddressCounter addresses, Clock clock) {
    this.keys = keys;
    this.addresses = addresses;
    this.clock = clock;
  }

  /** The key that a request carries, if its form and checksum are right; asks no table. */
  public Optional<ApiKey> keyOf(Request request) {
    return request.header(HEADER).map(String::strip).flatMap(ApiKey::parse);
  }

  /** Admits the principal of a key, if it is good, within its limits. */
  public Admission admit(Request request, ApiKey key) {
    var now = clock.instant();
    var use = keys.get().use(key, now);
    if (use instanceof KeyUse.Admitted admitted) {
      return Admission.of(
          new Caller(admitted.principal(), key.kind().scope(), label(key)), admitted.usage());
    }
    if (use instanceof KeyUse.Limited limited) {
      return Admission.limited(limited.usage());
    }
    return refuse(request, now, ((KeyUse.Refused) use).reason());
  }

  /** Refuses a request that carries no {@link #keyOf key}. */
  public Admission refuse(Request request) {
    var reason =
        request.header(HEADER).isEmpty()
            ? "The request has no " + HEADER + " header."
            : "The API key is malformed: its checksum is wrong.";
    return refuse(request, clock.instant(), reason);
  }

  /**
   * Counts a request that needs no key against its source address. A browser's preflight is not
   * counted: the request it asks for will be.
   */
  public Admission admitAnyone(Request request) {
    if (request.method().equals("OPTIONS")) {
      return Admission.anonymous(usageOf(request));
    }
    var counted = addresses.count(request.sourceIp(), clock.instant());
    return counted.within()
        ? Admission.anonymous(counted.usage())
        : Admission.limited(counted.usage());
  }

  /** What the source address of a request has used, without counting it. */
  public Usage usageOf(Request request) {
    return addresses.usage(request.sourceIp(), clock.instant());
  }

  private Admission refuse(Request request, Instant now, String reason) {
    var counted = addresses.count(request.sourceIp(), now);
    return counted.within()
        ? Admission.refused(Problem.unauthorized(reason), counted.usage())
        : Admission.limited(counted.usage());
  }

  private static String label(ApiKey key) {
    return key.kind().prefix() + ":" + key.hash().substring(0, LABEL_LENGTH);
  }
}
