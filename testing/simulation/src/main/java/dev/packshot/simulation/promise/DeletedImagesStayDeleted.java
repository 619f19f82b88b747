package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.product.Pictures;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The promise that an image whose deletion was answered is never seen again, and neither are its
 * objects.
 */
public final class DeletedImagesStayDeleted implements Promise {
  private final Set<String> deleted = new LinkedHashSet<>();
  private final IdentityHashMap<ApiRequest, Set<String>> known = new IdentityHashMap<>();

  @Override
  public String text() {
    return "A deleted image stays deleted.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (request.route() == Route.GET_IMAGE || request.route() == Route.LIST_IMAGES) {
      known.put(request, Set.copyOf(deleted));
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.DELETE_IMAGE && answer.isSuccess()) {
      deleted.add(request.parameter("image_id"));
    }
    var gone = known.remove(request);
    if (gone != null && answer.isSuccess()) {
      var text = answer.json().toString();
      gone.stream()
          .filter(id -> text.contains("\"" + id + "\""))
          .sorted()
          .findFirst()
          .ifPresent(id -> broken("the image " + id + " is shown."));
    }
  }

  @Override
  public void settled(Stored stored) {
    for (var id : deleted) {
      stored.bucket().list(Pictures.PREFIX + id + "/").stream()
          .findFirst()
          .ifPresent(object -> broken("the object " + object.key() + " is still there."));
    }
  }
}
