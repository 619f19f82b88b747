package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The promise that a photo that was shown as ready stays ready, whatever is posted with its form.
 */
public final class ReadyPhotosStayReady implements Promise {
  private final Set<String> ready = new LinkedHashSet<>();
  private final IdentityHashMap<ApiRequest, Set<String>> known = new IdentityHashMap<>();

  @Override
  public String text() {
    return "A photo that was shown as ready stays ready.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (request.route() == Route.GET_SESSION) {
      known.put(request, Set.copyOf(ready));
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() != Route.GET_SESSION) {
      return;
    }
    var before = known.remove(request);
    for (var photo : answer.json().path("product_photos")) {
      var id = photo.get("short_id").asText();
      if (photo.get("upload_status").asText().equals("ready")) {
        ready.add(id);
      } else if (before.contains(id)) {
        broken("the photo " + id + " is " + photo.get("upload_status") + ".");
      }
    }
  }
}
