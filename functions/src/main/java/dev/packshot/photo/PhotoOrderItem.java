package dev.packshot.photo;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Values;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.id.ShortUuid;
import dev.packshot.session.SessionPartition;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item with the order of a session's photos. It precedes the session in its partition, so that
 * a query of the session reads it.
 */
public final class PhotoOrderItem {
  /** The sort key. */
  public static final String SORT = "ORDER";

  /** The ids of the photos, one after the other. */
  private static final String PHOTO_IDS = "photo_ids";

  private PhotoOrderItem() {}

  public static Key key(SessionId session) {
    return new Key(SessionPartition.of(session), SORT);
  }

  static Map<String, AttributeValue> write(SessionId session, PhotoOrder order) {
    var item = key(session).item();
    item.put(
        PHOTO_IDS,
        Values.text(order.photos().stream().map(PhotoId::toString).collect(Collectors.joining())));
    return item;
  }

  /** Reads an order from its item. */
  public static PhotoOrder read(Map<String, AttributeValue> item) {
    var ids = Values.text(item, PHOTO_IDS);
    int length = ShortUuid.LENGTH;
    return new PhotoOrder(
        IntStream.range(0, ids.length() / length)
            .mapToObj(at -> ids.substring(at * length, (at + 1) * length))
            .map(id -> PhotoId.parse(id).orElseThrow())
            .toList());
  }
}
