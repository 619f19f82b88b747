package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashSet;
import java.util.Set;

/** The promise that only a key that a form was signed for becomes a photo. */
public final class OnlyIssuedKeysAreRegistered implements Promise {
  private final Set<String> issued = new LinkedHashSet<>();

  @Override
  public String text() {
    return "Only a key from a form can be registered.";
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.PRESIGN_UPLOAD && answer.isSuccess()) {
      issued.add(answer.text("s3_key"));
    }
    if (request.route() == Route.REGISTER_PHOTO && answer.isSuccess()) {
      var key = request.json().get("s3_key").asText();
      if (!issued.contains(key)) {
        broken("the key " + key + " was registered.");
      }
    }
  }
}
