package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.id.SessionId;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The promise that a session that was answered is found by its key from then on, until it is
 * deleted.
 */
public final class SessionsStay implements Promise {
  private static final int NOT_FOUND = 404;

  private final Deletions deletions;
  private final Map<String, String> keys = new LinkedHashMap<>();

  SessionsStay(Deletions deletions) {
    this.deletions = deletions;
  }

  @Override
  public String text() {
    return "A session that was answered is there.";
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.CREATE_SESSION && answer.isSuccess()) {
      keys.put(answer.text("short_id"), request.key());
    }
    if (request.route() == Route.GET_SESSION && answer.status() == NOT_FOUND) {
      var id = request.parameter("id");
      if (request.key().equals(keys.get(id)) && !deletions.containSession(id)) {
        broken("the session " + id + " is not found.");
      }
    }
  }

  @Override
  public void settled(Stored stored) {
    for (var id : keys.keySet()) {
      if (stored.session(SessionId.parse(id).orElseThrow()).isEmpty()
          && !deletions.containSession(id)) {
        broken("the session " + id + " is not stored.");
      }
    }
  }
}
