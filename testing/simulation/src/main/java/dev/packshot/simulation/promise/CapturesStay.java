package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.session.SessionPartition;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** The promise that a capture that was answered is in its session from then on, as it was sent. */
public final class CapturesStay implements Promise {
  private static final int NOT_FOUND = 404;

  private final Deletions deletions;
  private final Map<String, ApiRequest> made = new LinkedHashMap<>();

  CapturesStay(Deletions deletions) {
    this.deletions = deletions;
  }

  @Override
  public String text() {
    return "A capture that was answered is in its session with its text.";
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.CREATE_CAPTURE && answer.isSuccess()) {
      made.put(answer.text("short_id"), request);
    }
    if (request.route() == Route.GET_CAPTURE
        && answer.status() == NOT_FOUND
        && !deletions.containSession(session(made.get(request.parameter("id"))))) {
      broken("the capture " + request.parameter("id") + " is not found.");
    }
  }

  @Override
  public void settled(Stored stored) {
    made.forEach(
        (id, request) -> {
          var session = session(request);
          var text = request.json().get("raw_value").asText();
          if (!deletions.haveTaken(session, stored)
              && stored.captures(SessionPartition.PREFIX + session).stream()
                  .filter(capture -> capture.address().captureId().toString().equals(id))
                  .noneMatch(capture -> capture.scan().rawValue().equals(text))) {
            broken("the capture " + id + " of " + text + " is not stored.");
          }
        });
  }

  private static String session(ApiRequest capture) {
    return capture.json().get("session_short_id").asText();
  }
}
