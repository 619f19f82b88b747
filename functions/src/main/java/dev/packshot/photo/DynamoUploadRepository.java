package dev.packshot.photo;

import dev.packshot.dynamo.RefusedStep;
import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.WriteResult;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.session.Session;
import dev.packshot.session.SessionItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Photos and their sessions in the table. */
public final class DynamoUploadRepository implements UploadRepository {
  private static final String PHOTO = "photo";
  private static final String SESSION = "session";
  private static final String FULL =
      "The session already held " + Session.MAX_PHOTOS + " photos, the most it can.";

  private final Table table;

  @Inject
  public DynamoUploadRepository(Table table) {
    this.table = table;
  }

  @Override
  public Found find(PhotoKey key) {
    var session = Optional.<Session>empty();
    var photo = Optional.<Photo>empty();
    var sessionKey = SessionItem.key(key.address().sessionId());
    var photoKey = PhotoItem.key(key.address());
    for (var item : table.getAll(List.of(sessionKey, photoKey))) {
      if (sessionKey.names(item)) {
        session = Optional.of(SessionItem.read(item));
      } else {
        photo = Optional.of(PhotoItem.read(item));
      }
    }
    return new Found(session, photo);
  }

  @Override
  public Registered register(Registration registration) {
    return table.retry().untilPresent(() -> attempt(registration));
  }

  private Optional<Registered> attempt(Registration registration) {
    var item = PhotoItem.register(registration);
    var sessionId = registration.address().sessionId();
    var refused =
        table
            .transaction()
            .putIfAbsent(PHOTO, item)
            .update(SESSION, SessionItem.countPhotoWhileActive(sessionId, registration.at()))
            .commit();
    if (refused.isEmpty()) {
      return Optional.of(new Registered.Now(PhotoItem.read(item)));
    }
    return refused.get().step().equals(PHOTO)
        ? again(registration, PhotoItem.read(refused.get().item()))
        : Optional.of(new Registered.Refused(session(refused.get())));
  }

  private Optional<Registered> again(Registration registration, Photo present) {
    if (present.isRegistered()) {
      return Optional.of(new Registered.Before(present));
    }
    var written = table.update(PhotoItem.registerAdopted(registration));
    if (written.item().isEmpty()) {
      return Optional.empty();
    }
    var photo = PhotoItem.read(written.item());
    return Optional.of(
        written.applied() ? new Registered.Now(photo) : new Registered.Before(photo));
  }

  @Override
  public boolean knows(SessionId sessionId) {
    return table.get(SessionItem.key(sessionId)).isPresent();
  }

  @Override
  public Filing file(PhotoKey key, JudgedObject object, Instant at) {
    var known =
        firstWithTheseBytes(key.address(), object, at).map(object::asDuplicateOf).orElse(object);
    if (object.ready().isPresent()) {
      table.update(PhotoPointerItem.point(key.address()));
    }
    return table.retry().untilPresent(() -> attempt(key, known, at));
  }

  private Optional<Filing> attempt(PhotoKey key, JudgedObject object, Instant at) {
    var written = table.update(PhotoItem.judge(key.address(), object));
    if (written.item().isEmpty()) {
      return adopt(key, object, at);
    }
    return Optional.of(new Filing(filed(written), unused(written.item(), object)));
  }

  private static Filed filed(WriteResult written) {
    if (written.applied()) {
      return Filed.DONE;
    }
    return PhotoItem.read(written.item()).isBeyondLimit()
        ? Filed.SESSION_FULL_BEFORE
        : Filed.BEFORE;
  }

  /** Of those that were made, and of those before them, what the photo does not show. */
  private static List<Renditions> unused(Map<String, AttributeValue> item, JudgedObject object) {
    var shown = PhotoItem.renditions(item).map(Renditions::name);
    return Stream.of(object.renditions(), PhotoItem.replacedRenditions(item))
        .flatMap(Optional::stream)
        .filter(made -> !Optional.of(made.name()).equals(shown))
        .toList();
  }

  private Optional<Filing> adopt(PhotoKey key, JudgedObject object, Instant at) {
    var address = key.address();
    var refused =
        table
            .transaction()
            .putIfAbsent(PHOTO, PhotoItem.adopt(address, key.type(), object, at))
            .update(SESSION, SessionItem.countPhoto(address.sessionId(), at))
            .commit();
    if (refused.isEmpty()) {
      return Optional.of(new Filing(Filed.DONE, List.of()));
    }
    if (refused.get().step().equals(PHOTO)) {
      return Optional.empty();
    }
    return session(refused.get()).isEmpty()
        ? Optional.of(notShown(Filed.UNKNOWN_SESSION, object))
        : turnAway(key, object, at);
  }

  private Optional<Filing> turnAway(PhotoKey key, JudgedObject object, Instant at) {
    var item = PhotoItem.adoptBeyondLimit(key.address(), key.type(), object.asRejected(FULL), at);
    return table.putIfAbsent(item).applied()
        ? Optional.of(notShown(Filed.SESSION_FULL, object))
        : Optional.empty();
  }

  private static Filing notShown(Filed filed, JudgedObject object) {
    return new Filing(filed, object.renditions().stream().toList());
  }

  private Optional<PhotoId> firstWithTheseBytes(
      PhotoAddress address, JudgedObject object, Instant at) {
    if (object.ready().isEmpty()) {
      return Optional.empty();
    }
    var claim =
        ContentClaim.claim(address.sessionId(), object.facts().sha256(), address.photoId(), at);
    var holder = ContentClaim.holder(table.update(claim).item());
    if (holder.equals(address.photoId())) {
      return Optional.empty();
    }
    if (hasOtherBytes(address.sessionId(), holder, object.facts().sha256())) {
      table.update(
          ContentClaim.takeOver(
              address.sessionId(), object.facts().sha256(), holder, address.photoId()));
      return Optional.empty();
    }
    return Optional.of(holder);
  }

  private boolean hasOtherBytes(SessionId sessionId, PhotoId holder, String sha256) {
    return table
        .get(PhotoItem.key(sessionId, holder))
        .map(PhotoItem::read)
        .flatMap(Photo::sha256)
        .filter(other -> !other.equals(sha256))
        .isPresent();
  }

  private static Optional<Session> session(RefusedStep refused) {
    return refused.item().isEmpty()
        ? Optional.empty()
        : Optional.of(SessionItem.read(refused.item()));
  }
}
