package dev.packshot.scanner;

import dev.packshot.capture.Capture;
import dev.packshot.capture.CaptureItem;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.Values;
import dev.packshot.id.SessionId;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoItem;
import dev.packshot.photo.PhotoOrder;
import dev.packshot.photo.PhotoOrderItem;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.session.SessionItem;
import dev.packshot.session.SessionPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The sessions and their contents in the DynamoDB table, one partition for each session. */
public final class DynamoSessionContentsRepository implements SessionContentsRepository {
  private final Table table;
  private final IdleLimit idleLimit;

  @Inject
  public DynamoSessionContentsRepository(Table table, IdleLimit idleLimit) {
    this.table = table;
    this.idleLimit = idleLimit;
  }

  @Override
  public Supplier<Optional<SessionContents>> find(SessionId id) {
    var pages = table.queryUpTo(SessionPartition.of(id), SessionItem.SORT);
    return () -> read(pages.all());
  }

  private Optional<SessionContents> read(List<Map<String, AttributeValue>> items) {
    var captures = new ArrayList<Capture>();
    var photos = new ArrayList<Photo>();
    var session = Optional.<Session>empty();
    var order = PhotoOrder.BY_AGE;
    for (var item : items) {
      var sort = Values.text(item, Key.SORT);
      if (sort.equals(SessionItem.SORT)) {
        session = Optional.of(SessionItem.read(item, idleLimit));
      } else if (sort.startsWith(PhotoItem.SORT_PREFIX)) {
        PhotoItem.find(item).ifPresent(photos::add);
      } else if (sort.startsWith(CaptureItem.SORT_PREFIX)) {
        captures.add(CaptureItem.read(item));
      } else if (sort.equals(PhotoOrderItem.SORT)) {
        order = PhotoOrderItem.read(item);
      }
    }
    var placed = order;
    return session.map(found -> SessionContents.of(found, captures, photos, placed));
  }
}
