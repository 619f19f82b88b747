package dev.packshot.session;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.Values;
import dev.packshot.id.SessionId;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoItem;
import dev.packshot.scanner.SessionContents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import javax.inject.Inject;

/** The sessions in the table. */
public final class DynamoSessionRepository implements SessionRepository {
  private final Table table;

  @Inject
  public DynamoSessionRepository(Table table) {
    this.table = table;
  }

  @Override
  public boolean add(Session session) {
    var item = SessionItem.write(session);
    var written = table.putIfAbsent(item);
    return written.done() || written.item().equals(item);
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return table.get(SessionItem.key(id)).map(SessionItem::read);
  }

  @Override
  public Optional<SessionContents> findDetail(SessionId id) {
    var photos = new ArrayList<Photo>();
    var session = Optional.<Session>empty();
    for (var item : table.queryUpTo(SessionItem.key(id).partition(), SessionItem.SORT)) {
      var sort = Values.text(item, Key.SORT);
      if (sort.equals(SessionItem.SORT)) {
        session = Optional.of(SessionItem.read(item));
      } else if (sort.startsWith(PhotoItem.SORT_PREFIX)) {
        photos.add(PhotoItem.read(item));
      }
    }
    return session.map(found -> new SessionContents(found, photos));
  }

  @Override
  public void eachActive(Consumer<SessionIndex.Entry> visitor) {
    for (var range : SessionIndex.all(SessionStatus.ACTIVE)) {
      table.each(range, keys -> visitor.accept(SessionIndex.read(keys)));
    }
  }

  @Override
  public boolean expire(SessionIndex.Entry entry, Instant idleSince) {
    return table.update(SessionItem.expire(entry, idleSince)).done();
  }
}
