package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.session.Session;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The promise that a session is active for its whole time after each registration. */
public final class SessionsEndOnlyWhenIdle implements Promise {
  /** Clocks of instances differ by up to a second each. */
  private static final long TOLERANCE_MILLIS = 5_000;

  private static final int CREATED = 201;

  private final LongSupplier clock;
  private final Map<String, Long> registeredAt = new LinkedHashMap<>();
  private final Map<String, Long> sentAt = new LinkedHashMap<>();

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
    if (request.route() == Route.CREATE_SESSION) {
      sentAt.put(request.key(), clock.getAsLong());
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.CREATE_SESSION && answer.status() == CREATED) {
      registeredAt.put(answer.text("short_id"), sentAt.get(request.key()));
    }
    if (request.route() == Route.GET_SESSION && answer.text("status").equals("EXPIRED")) {
      var since = registeredAt.get(request.parameter("id"));
      long shortest = Session.IDLE_LIMIT.toMillis() - TOLERANCE_MILLIS;
      if (since != null && clock.getAsLong() - since < shortest) {
        broken("the session " + request.parameter("id") + " has ended.");
      }
    }
  }
}
