package dev.packshot.simulation.promise;

import dev.packshot.dynamo.Values;
import dev.packshot.event.Route;
import dev.packshot.product.ProductItem;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.SessionItem;
import dev.packshot.session.SessionPartition;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The promise that a request with an idempotency key makes one session, capture or image, however
 * often it is sent. Clients repeat the key in the thing's metadata or title.
 */
public final class KeyedRequestsMakeOneThing implements Promise {
  private static final String KEY = "key";

  /** A part of the response to a key that was sent with another request, as no client does. */
  private static final String REFUSAL = "Idempotency-Key";

  private final Map<String, String> answered = new LinkedHashMap<>();
  private final Set<String> keys = new LinkedHashSet<>();

  @Override
  public String text() {
    return "A request with an idempotency key makes one thing.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (!request.idempotencyKey().isEmpty()) {
      keys.add(request.idempotencyKey());
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (!request.idempotencyKey().isEmpty() && answer.json().toString().contains(REFUSAL)) {
      broken("the repeated request " + request + " was refused as another one.");
    }
    if (answer.isSuccess() && !request.idempotencyKey().isEmpty()) {
      boolean isImage =
          request.route() == Route.ADD_IMAGE || request.route() == Route.ADD_IMAGE_FROM_PHOTO;
      requireOne(answered, request.idempotencyKey(), answer.text(isImage ? "id" : "short_id"));
    }
  }

  @Override
  public void settled(Stored stored) {
    var made = new LinkedHashMap<String, String>();
    for (var partition : stored.partitions(SessionPartition.PREFIX)) {
      var session =
          stored
              .item(partition, SessionItem.SORT)
              .map(it -> SessionItem.read(it, IdleLimit.USUAL))
              .orElseThrow();
      requireOne(made, session.details().metadata().getOrDefault(KEY, ""), session.id().toString());
      stored
          .captures(partition)
          .forEach(
              capture ->
                  requireOne(
                      made,
                      capture.metadata().getOrDefault(KEY, ""),
                      capture.address().captureId().toString()));
    }
    for (var partition : stored.partitions(ProductItem.PARTITION_PREFIX)) {
      stored
          .items(partition, "IMAGE#")
          .forEach(
              image ->
                  requireOne(made, Values.text(image, "title"), Values.text(image, "image_id")));
    }
  }

  private void requireOne(Map<String, String> things, String key, String thing) {
    if (!keys.contains(key)) {
      return;
    }
    var other = things.putIfAbsent(key, thing);
    if (other != null && !other.equals(thing)) {
      broken("the key " + key + " has made " + other + " and " + thing + ".");
    }
  }
}
