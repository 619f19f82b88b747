package dev.packshot.account;

import dev.packshot.auth.BrowserCookie;
import dev.packshot.auth.SignIn;
import dev.packshot.auth.SignInRepository;
import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.time.Clock;
import java.util.random.RandomGenerator;
import javax.inject.Inject;

/**
 * {@code POST /account/api/v1/browser-session}: gives a user's browser a cookie in exchange for a
 * bearer token.
 */
public final class OpenBrowserSession implements Endpoint<Void> {
  private final SignInRepository users;
  private final SignIn signIn;
  private final RandomGenerator random;
  private final Clock clock;

  @Inject
  public OpenBrowserSession(
      SignInRepository users, SignIn signIn, RandomGenerator random, Clock clock) {
    this.users = users;
    this.signIn = signIn;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public Void read(Request request) {
    return null;
  }

  @Override
  public boolean waitsToRead() {
    return false;
  }

  @Override
  public Response handle(Request request, Caller caller, Void nothing) {
    if (!signIn.hasDomain()) {
      throw new ProblemException(
          Problem.conflict(
              "The API has no domain of its own, so no page of the same site could send a cookie."
                  + " Set the stage's domain, or send the token with each request."));
    }
    var cookie = BrowserCookie.mint(caller.principal().user().orElseThrow(), random);
    users.open(cookie, clock.instant());
    return Response.empty(204).with("Set-Cookie", cookie.setCookie());
  }
}
