package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.session.IdleLimit;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The promise that a session is active for its whole time after each registration. */
public final class SessionsEndOnlyWhenIdle implements Promise {
  /** Clocks of instances differ by up to a second each. */
  private static final long TOLERANCE_MILLIS = 5_000;

  private static final int CREATED = 201;

  private final LongSupplier clock;
  private final Map<String, Long> changedAt = new LinkedHashMap<>();
  private final IdentityHashMap<ApiRequest, Long> sentAt = new IdentityHashMap<>();

  /**
   * Creates a check.
   *
   * @param clock milliseconds since 1970
   */
  public SessionsEndOnlyWhenIdle(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public String text() {
    return "A session does not end before it has been idle.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (isChange(request)) {
      sentAt.put(request, clock.getAsLong());
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (isChange(request)) {
      long sent = sentAt.remove(request);
      if (answer.status() == CREATED && wasActive(answer)) {
        changedAt.put(session(request, answer), sent);
      }
    }
    if (request.route() == Route.GET_SESSION && answer.text("status").equals("EXPIRED")) {
      checkIdle(request.parameter("id"));
    }
  }

  private void checkIdle(String session) {
    var since = changedAt.get(session);
    long shortest = IdleLimit.USUAL.time().toMillis() - TOLERANCE_MILLIS;
    if (since != null && clock.getAsLong() - since < shortest) {
      broken("the session " + session + " has ended.");
    }
  }

  private static boolean isChange(ApiRequest request) {
    return request.route() == Route.CREATE_SESSION || request.route() == Route.REGISTER_PHOTO;
  }

  /** Returns whether the photo, if it is one, was new: others are registered in any session. */
  private static boolean wasActive(Answer answer) {
    return !answer.json().has("upload_status") || answer.text("upload_status").equals("pending");
  }

  private static String session(ApiRequest request, Answer answer) {
    return request.route() == Route.CREATE_SESSION
        ? answer.text("short_id")
        : request.parameter("session_id");
  }
}
