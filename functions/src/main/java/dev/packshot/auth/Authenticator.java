package dev.packshot.auth;

import dev.packshot.http.Request;
import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Provider;

/** The admission check of requests: authentication and rate limits. */
public final class Authenticator {
  private static final String HEADER = "X-API-Key";
  private static final int LABEL_LENGTH = 8;

  private final Provider<ApiKeyRepository> keys;
  private final AddressCounter addresses;
  private final AdmittedKeys admittedKeys;
  private final Clock clock;

  /** Creates an authenticator that gets the keys on first use: some functions have no table. */
  @Inject
  public Authenticator(
      Provider<ApiKeyRepository> keys,
      AddressCounter addresses,
      AdmittedKeys admittedKeys,
      Clock clock) {
    this.keys = keys;
    this.addresses = addresses;
    this.admittedKeys = admittedKeys;
    this.clock = clock;
  }

  /** Returns the key of a request; empty if missing or malformed. It does not read the table. */
  public Optional<ApiKey> keyOf(Request request) {
    return request.header(HEADER).map(String::strip).flatMap(ApiKey::parse);
  }

  /**
   * Refuses a request from an address that has used up its limit with requests that were not
   * admitted, unless its key was admitted before. It does not read the table, so that such requests
   * cost nothing there.
   */
  public Optional<Admission> refuseUsedUpAddress(Request request, ApiKey key) {
    var usage = usageOf(request);
    return usage.isExhausted() && !admittedKeys.contains(key)
        ? Optional.of(Admission.limited(usage))
        : Optional.empty();
  }

  /** Admits a request if its key is valid and within its limits. */
  public Admission admit(Request request, ApiKey key) {
    var now = clock.instant();
    var use = keys.get().use(key, now);
    if (use instanceof KeyUse.Admitted admitted) {
      admittedKeys.add(key);
      return Admission.of(
          new Caller(admitted.principal(), admitted.scope(), label(key), key.hash()),
          admitted.usage());
    }
    if (use instanceof KeyUse.Limited limited) {
      return Admission.limited(limited.usage());
    }
    return refuse(request, now, ((KeyUse.Refused) use).reason());
  }

  /** Refuses a request without a {@linkplain #keyOf key}. */
  public Admission refuse(Request request) {
    var reason =
        request.header(HEADER).isEmpty()
            ? "The request has no " + HEADER + " header."
            : "The API key is malformed: its checksum is wrong.";
    return refuse(request, clock.instant(), reason);
  }

  /**
   * Admits a request that needs no key if its source address is within its limits. A preflight of a
   * browser is not counted, as the request that follows will be.
   */
  public Admission admitAnyone(Request request) {
    if (request.method().equals("OPTIONS")) {
      return Admission.anonymous(usageOf(request));
    }
    var result = addresses.count(request.sourceIp(), clock.instant());
    return result.withinLimits()
        ? Admission.anonymous(result.usage())
        : Admission.limited(result.usage());
  }

  /** Returns the usage of a request's source address without counting the request. */
  public Usage usageOf(Request request) {
    return addresses.usage(request.sourceIp(), clock.instant());
  }

  private Admission refuse(Request request, Instant now, String reason) {
    var result = addresses.count(request.sourceIp(), now);
    return result.withinLimits()
        ? Admission.refused(Problem.unauthorized(reason), result.usage())
        : Admission.limited(result.usage());
  }

  private static String label(ApiKey key) {
    return key.kind().prefix() + ":" + key.hash().substring(0, LABEL_LENGTH);
  }
}
