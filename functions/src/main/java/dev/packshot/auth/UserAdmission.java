package dev.packshot.auth;

import dev.packshot.http.Request;
import dev.packshot.id.Sha256;
import dev.packshot.id.UserId;
import dev.packshot.identity.Caller;
import dev.packshot.oidc.AccessTokens;
import dev.packshot.oidc.TokenCheck;
import dev.packshot.problem.Problem;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.inject.Inject;
import javax.inject.Provider;

/**
 * The admission of users who have signed in: by a bearer token or by a browser's cookie. It is
 * created with the first request that has one.
 */
public final class UserAdmission {
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
  private static final long ISSUER_RETRY_SECONDS = 5;

  private final SignIn signIn;
  private final Provider<AccessTokens> tokens;
  private final SignInRepository users;
  private final AddressCounter addresses;
  private final AdmittedKeys admitted;
  private final Clock clock;

  @Inject
  public UserAdmission(
      SignIn signIn,
      Provider<AccessTokens> tokens,
      SignInRepository users,
      AddressCounter addresses,
      AdmittedKeys admitted,
      Clock clock) {
    this.signIn = signIn;
    this.tokens = tokens;
    this.users = users;
    this.addresses = addresses;
    this.admitted = admitted;
    this.clock = clock;
  }

  /** Checks a bearer token. Only the count of the user's requests needs the table. */
  AdmissionCheck bearer(Request request, String authorization) {
    if (!signIn.enabled()) {
      return refuse(request, "This deployment accepts no bearer tokens; send an X-API-Key.");
    }
    var match = BEARER.matcher(authorization.strip());
    if (!match.matches()) {
      return refuse(request, "The Authorization header must be \"Bearer\" and an access token.");
    }
    var check = tokens.get().check(match.group(1));
    if (check instanceof TokenCheck.Verified verified) {
      var user = new Subject(verified.issuer(), verified.subject()).user();
      return AdmissionCheck.pending(
          () -> admission(request, users.use(user, clock.instant()), user, "bearer"));
    }
    return check instanceof TokenCheck.Refused refused
        ? refuse(request, refused.reason())
        : AdmissionCheck.refused(
            Admission.refused(
                Problem.unavailable(
                    "The issuer of bearer tokens does not answer, so they cannot be checked.",
                    ISSUER_RETRY_SECONDS),
                usageOf(request)));
  }

  /** Checks the browser's cookie. Another site cannot use it to change something. */
  AdmissionCheck cookie(Request request) {
    var cookie = BrowserCookie.of(request);
    if (cookie.isEmpty()) {
      return refuse(
          request,
          BrowserCookie.isAmbiguous(request)
              ? "There are two cookies sessionid; delete this site's cookies and sign in again."
              : "The cookie sessionid is not one of this API.");
    }
    if (!SAFE_METHODS.contains(request.method()) && !isAllowed(request)) {
      return AdmissionCheck.refused(
          Admission.refused(
              Problem.forbidden(
                  "With a cookie, this method needs the Origin of a page that may use the API."),
              usageOf(request)));
    }
    if (usageOf(request).isExhausted() && !admitted.contains(cookie.get().hash())) {
      return AdmissionCheck.refused(Admission.limited(usageOf(request)));
    }
    return AdmissionCheck.pending(() -> admit(request, cookie.get()));
  }

  private Admission admit(Request request, BrowserCookie cookie) {
    var use = users.use(cookie, clock.instant());
    if (use instanceof KeyUse.Admitted) {
      admitted.add(cookie.hash());
    }
    return admission(request, use, cookie.user(), "cookie");
  }

  private Admission admission(Request request, KeyUse use, UserId user, String kind) {
    if (use instanceof KeyUse.Admitted valid) {
      return Admission.of(
          new Caller(
              valid.principal(),
              valid.scope(),
              kind,
              Sha256.hex(UserItem.PARTITION_PREFIX + user),
              valid.usage().limits()),
          valid.usage());
    }
    return use instanceof KeyUse.Limited limited
        ? Admission.limited(limited.usage())
        : refuse(request, ((KeyUse.Refused) use).reason()).refusal().orElseThrow();
  }

  private boolean isAllowed(Request request) {
    var origin = request.header("Origin");
    return origin.filter(it -> !it.equals("*")).filter(signIn.origins()::contains).isPresent()
        || origin.equals(Optional.of(request.baseUrl().origin()));
  }

  private AdmissionCheck refuse(Request request, String reason) {
    var result = addresses.count(request.sourceIp(), clock.instant());
    return AdmissionCheck.refused(
        result.withinLimits()
            ? Admission.refused(Problem.invalidToken(reason), result.usage())
            : Admission.limited(result.usage()));
  }

  private Usage usageOf(Request request) {
    return addresses.usage(request.sourceIp(), clock.instant());
  }
}
