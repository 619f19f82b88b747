package dev.packshot.auth;

import dev.packshot.http.Request;
import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import javax.inject.Inject;
import javax.inject.Provider;

/** The admission check of requests: authentication and rate limits. */
public final class Authenticator {
  private static final String HEADER = "X-API-Key";
  private static final String AUTHORIZATION = "Authorization";
  private static final String NONE = "The request has no " + HEADER + " header.";
  private static final String MALFORMED = "The API key is malformed: its checksum is wrong.";
  private static final String BOTH =
      "The request has both an " + HEADER + " and an " + AUTHORIZATION + " header; send one.";
  private static final int LABEL_LENGTH = 8;

  private final Provider<ApiKeyRepository> keys;
  private final SignIn signIn;
  private final Provider<UserAdmission> users;
  private final AddressCounter addresses;
  private final AdmittedKeys admittedKeys;
  private final Clock clock;

  /**
   * Creates an authenticator that gets keys and users on first use: some functions have no table,
   * and most requests name no user.
   */
  @Inject
  public Authenticator(
      Provider<ApiKeyRepository> keys,
      SignIn signIn,
      Provider<UserAdmission> users,
      AddressCounter addresses,
      AdmittedKeys admittedKeys,
      Clock clock) {
    this.keys = keys;
    this.signIn = signIn;
    this.users = users;
    this.addresses = addresses;
    this.admittedKeys = admittedKeys;
    this.clock = clock;
  }

  /**
   * Checks what a request carries, without reading the table. A header takes precedence over a
   * cookie, which another site of the same domain may have set.
   */
  public AdmissionCheck check(Request request) {
    var header = request.header(HEADER);
    var authorization = request.header(AUTHORIZATION);
    if (authorization.isPresent()) {
      return header.isPresent()
          ? AdmissionCheck.refused(refuse(request, clock.instant(), BOTH))
          : users.get().bearer(request, authorization.get());
    }
    if (header.isPresent()) {
      return check(request, header.get());
    }
    return signIn.enabled() && BrowserCookie.isIn(request)
        ? users.get().cookie(request)
        : AdmissionCheck.refused(refuse(request, clock.instant(), NONE));
  }

  private AdmissionCheck check(Request request, String header) {
    var key = ApiKey.parse(header.strip());
    if (key.isEmpty()) {
      return AdmissionCheck.refused(refuse(request, clock.instant(), MALFORMED));
    }
    var usage = usageOf(request);
    return usage.isExhausted() && !admittedKeys.contains(key.get().hash())
        ? AdmissionCheck.refused(Admission.limited(usage))
        : AdmissionCheck.pending(() -> admit(request, key.get()));
  }

  /** Admits a request if its key is valid and within its limits. */
  private Admission admit(Request request, ApiKey key) {
    var now = clock.instant();
    var use = keys.get().use(key, now);
    if (use instanceof KeyUse.Admitted admitted) {
      admittedKeys.add(key.hash());
      return Admission.of(
          new Caller(
              admitted.principal(),
              admitted.scope(),
              label(key),
              key.hash(),
              admitted.usage().limits()),
          admitted.usage());
    }
    if (use instanceof KeyUse.Limited limited) {
      return Admission.limited(limited.usage());
    }
    return refuse(request, now, ((KeyUse.Refused) use).reason());
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
