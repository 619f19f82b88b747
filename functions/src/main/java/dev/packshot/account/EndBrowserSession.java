package dev.packshot.account;

import dev.packshot.auth.BrowserCookie;
import dev.packshot.auth.SignInRepository;
import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.identity.Caller;
import javax.inject.Inject;

/**
 * {@code DELETE /account/api/v1/browser-session}: ends the session of the cookie or, with a bearer
 * token, all sessions of the user.
 */
public final class EndBrowserSession implements Endpoint<Void> {
  private final SignInRepository users;

  @Inject
  public EndBrowserSession(SignInRepository users) {
    this.users = users;
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
    if (caller.scope() == Caller.Scope.COOKIE) {
      BrowserCookie.of(request).ifPresent(users::end);
    } else {
      users.endAll(caller.principal().user().orElseThrow());
    }
    return Response.empty(204).with("Set-Cookie", BrowserCookie.clearCookie());
  }
}
