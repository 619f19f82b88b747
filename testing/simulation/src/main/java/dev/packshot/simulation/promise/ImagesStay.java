package dev.packshot.simulation.promise;

import dev.packshot.dynamo.Values;
import dev.packshot.event.Route;
import dev.packshot.product.ProductItem;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The promise that an image that was answered is there until somebody deletes it, also if it was
 * made from a photo whose session has been deleted.
 */
public final class ImagesStay implements Promise {
  private final Set<String> made = new LinkedHashSet<>();
  private final Set<String> mayBeGone = new LinkedHashSet<>();

  @Override
  public String text() {
    return "An image that was answered is there until somebody deletes it.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (request.route() == Route.DELETE_IMAGE) {
      mayBeGone.add(request.parameter("image_id"));
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    boolean isNew =
        request.route() == Route.ADD_IMAGE || request.route() == Route.ADD_IMAGE_FROM_PHOTO;
    if (isNew && answer.isSuccess()) {
      made.add(answer.text("id"));
    }
  }

  @Override
  public void settled(Stored stored) {
    var present = new LinkedHashSet<String>();
    for (var partition : stored.partitions(ProductItem.PARTITION_PREFIX)) {
      stored.items(partition, "IMAGE#").forEach(it -> present.add(Values.text(it, "image_id")));
    }
    made.stream()
        .filter(id -> !mayBeGone.contains(id) && !present.contains(id))
        .findFirst()
        .ifPresent(id -> broken("the image " + id + " is not stored."));
  }
}
