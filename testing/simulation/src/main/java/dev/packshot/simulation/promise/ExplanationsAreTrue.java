package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.id.SessionId;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The promise that the explanation of a refused upload is true: a file that has arrived is in the
 * session, and a client that is to send the file again gets a form for it.
 */
public final class ExplanationsAreTrue implements Promise {
  private final Deletions deletions;
  private final Map<String, String> arrived = new LinkedHashMap<>();

  ExplanationsAreTrue(Deletions deletions) {
    this.deletions = deletions;
  }

  @Override
  public String text() {
    return "What a client is told about a refused upload is true.";
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() != Route.EXPLAIN_UPLOAD || !answer.isSuccess()) {
      return;
    }
    var photo = request.parameter("photo_id");
    if (answer.text("cause").equals("arrived")) {
      var holder = answer.text("state").equals("duplicate") ? answer.text("duplicate_of") : photo;
      arrived.put(holder, request.parameter("session_id"));
    }
    if (answer.text("next").equals("upload") && !answer.json().path("upload").isObject()) {
      broken("the photo " + photo + " is to be sent, but there is no form in " + answer.json());
    }
  }

  @Override
  public void settled(Stored stored) {
    arrived.forEach(
        (photo, session) -> {
          if (stored.photoItem(SessionId.parse(session).orElseThrow(), photo).isEmpty()
              && !deletions.haveTaken(session, stored)) {
            broken("the photo " + photo + " was said to have arrived.");
          }
        });
  }
}
