package dev.packshot.simulation.promise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** The promise that a client's name for a photo stands for the same photo and key every time. */
public final class NamesKeepTheirPhotos implements Promise {
  private final Map<String, String> keys = new LinkedHashMap<>();

  @Override
  public String text() {
    return "A client's name for a photo keeps its photo and its key.";
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.PROMISE_UPLOADS && answer.isSuccess()) {
      answer.json().get("uploads").forEach(each -> check(request.parameter("session_id"), each));
    }
  }

  private void check(String session, JsonNode answer) {
    var key = answer.get("s3_key");
    if (!key.isNull()) {
      var name = session + " " + answer.get("client_id").asText();
      var before = keys.putIfAbsent(name, key.asText());
      if (before != null && !before.equals(key.asText())) {
        broken(name + " was " + before + " and is " + key.asText() + ".");
      }
    }
  }
}
