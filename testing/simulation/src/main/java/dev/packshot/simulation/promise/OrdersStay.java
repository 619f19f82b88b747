package dev.packshot.simulation.promise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.event.Route;
import dev.packshot.photo.PhotoOrderItem;
import dev.packshot.session.SessionPartition;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The promise that the photos of a session are in the order into which they were put last, each of
 * them once.
 */
public final class OrdersStay implements Promise {
  private static final String PHOTOS = "photo_short_ids";

  private final Deletions deletions;
  private final LongSupplier clock;
  private final Map<String, PossibleValues> orders = new LinkedHashMap<>();

  /**
   * Creates a check.
   *
   * @param clock milliseconds since 1970
   */
  OrdersStay(Deletions deletions, LongSupplier clock) {
    this.deletions = deletions;
    this.clock = clock;
  }

  @Override
  public String text() {
    return "The photos of a session are in their order, each once.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (request.route() == Route.REORDER_PHOTOS) {
      order(request).sent(request, ids(request.json().get(PHOTOS)));
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.REORDER_PHOTOS && answer.isSuccess()) {
      order(request).answered(request);
    }
    var seen = new HashSet<String>();
    long last = Long.MIN_VALUE;
    for (var photo : ShownPhotos.of(request, answer)) {
      long position = photo.get("sort_order").asLong();
      if (position < last || !seen.add(ShownPhotos.id(photo))) {
        broken("the photos in " + answer.json() + " are not sorted, or not each once.");
      }
      last = position;
    }
  }

  @Override
  public void settled(Stored stored) {
    orders.forEach(
        (session, order) -> {
          var now =
              stored
                  .item(SessionPartition.PREFIX + session, PhotoOrderItem.SORT)
                  .map(item -> item.get("photo_ids").s())
                  .orElse("");
          if (order.isAnswered() && !order.contains(now) && !deletions.haveTaken(session, stored)) {
            broken("the order of " + session + " is " + now + " and was told " + order + ".");
          }
        });
  }

  private PossibleValues order(ApiRequest request) {
    return orders.computeIfAbsent(request.parameter("session_id"), it -> new PossibleValues(clock));
  }

  private static String ids(JsonNode photos) {
    var text = new StringBuilder();
    photos.forEach(photo -> text.append(photo.asText()));
    return text.toString();
  }
}
