package dev.packshot.photo;

import dev.packshot.dynamo.RefusedStep;
import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.WriteResult;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.photo.Registration.Result;
import dev.packshot.session.Session;
import dev.packshot.session.SessionItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The photos and their sessions in the DynamoDB table. */
public final class DynamoUploadRepository implements UploadRepository {
  private static final String PHOTO = "photo";
  private static final String SESSION = "session";
  private static final String FULL =
      "The session already had " + Session.MAX_PHOTOS + " photos, which is the maximum.";

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
  public Result register(Registration registration) {
    return table.retry().untilPresent(() -> attempt(registration));
  }

  private Optional<Result> attempt(Registration registration) {
    var item = PhotoItem.register(registration);
    var sessionId = registration.address().sessionId();
    var refused =
        table
            .transaction()
            .putIfAbsent(PHOTO, item)
            .update(SESSION, SessionItem.countPhotoWhileActive(sessionId, registration.at()))
            .commit();
    if (refused.isEmpty()) {
      return Optional.of(new Result.Registered(PhotoItem.read(item)));
    }
    return refused.get().step().equals(PHOTO)
        ? registerExisting(registration, PhotoItem.read(refused.get().item()))
        : Optional.of(new Result.Refused(session(refused.get())));
  }

  private Optional<Result> registerExisting(Registration registration, Photo present) {
    if (present.isRegistered()) {
      return Optional.of(new Result.RegisteredBefore(present));
    }
    var written = table.update(PhotoItem.registerAdopted(registration));
    if (written.item().isEmpty()) {
      return Optional.empty();
    }
    var photo = PhotoItem.read(written.item());
    return Optional.of(
        written.applied() ? new Result.Registered(photo) : new Result.RegisteredBefore(photo));
  }

  @Override
  public boolean sessionExists(SessionId sessionId) {
    return table.get(SessionItem.key(sessionId)).isPresent();
  }

  @Override
  public SaveResult saveVerdict(PhotoKey key, JudgedObject object, Instant at) {
    var judged =
        firstWithSameBytes(key.address(), object, at).map(object::asDuplicateOf).orElse(object);
    if (object.ready().isPresent()) {
      table.update(PhotoPointerItem.point(key.address()));
    }
    return table.retry().untilPresent(() -> attempt(key, judged, at));
  }

  private Optional<SaveResult> attempt(PhotoKey key, JudgedObject object, Instant at) {
    var written = table.update(PhotoItem.judge(key.address(), object));
    if (written.item().isEmpty()) {
      return adopt(key, object, at);
    }
    return Optional.of(new SaveResult(status(written), unused(written.item(), object)));
  }

  private static SaveStatus status(WriteResult written) {
    if (written.applied()) {
      return SaveStatus.SAVED;
    }
    return PhotoItem.read(written.item()).isBeyondLimit()
        ? SaveStatus.SESSION_WAS_FULL
        : SaveStatus.SAVED_BEFORE;
  }

  /** Returns the new and the previous renditions that the photo does not show. */
  private static List<Renditions> unused(Map<String, AttributeValue> item, JudgedObject object) {
    var shown = PhotoItem.renditions(item).map(Renditions::name);
    return Stream.of(object.renditions(), PhotoItem.replacedRenditions(item))
        .flatMap(Optional::stream)
        .filter(each -> !Optional.of(each.name()).equals(shown))
        .toList();
  }

  private Optional<SaveResult> adopt(PhotoKey key, JudgedObject object, Instant at) {
    var address = key.address();
    var refused =
        table
            .transaction()
            .putIfAbsent(PHOTO, PhotoItem.adopt(address, key.type(), object, at))
            .update(SESSION, SessionItem.countPhoto(address.sessionId(), at))
            .commit();
    if (refused.isEmpty()) {
      return Optional.of(new SaveResult(SaveStatus.SAVED, List.of()));
    }
    if (refused.get().step().equals(PHOTO)) {
      return Optional.empty();
    }
    return session(refused.get()).isEmpty()
        ? Optional.of(notShown(SaveStatus.NO_SESSION, object))
        : adoptBeyondLimit(key, object, at);
  }

  private Optional<SaveResult> adoptBeyondLimit(PhotoKey key, JudgedObject object, Instant at) {
    var item = PhotoItem.adoptBeyondLimit(key.address(), key.type(), object.asRejected(FULL), at);
    return table.putIfAbsent(item).applied()
        ? Optional.of(notShown(SaveStatus.SESSION_FULL, object))
        : Optional.empty();
  }

  private static SaveResult notShown(SaveStatus status, JudgedObject object) {
    return new SaveResult(status, object.renditions().stream().toList());
  }

  private Optional<PhotoId> firstWithSameBytes(
      PhotoAddress address, JudgedObject object, Instant at) {
    if (object.ready().isEmpty()) {
      return Optional.empty();
    }
    var claim =
        ContentClaim.claim(address.sessionId(), object.facts().sha256(), address.photoId(), at);
    var owner = ContentClaim.owner(table.update(claim).item());
    if (owner.equals(address.photoId())) {
      return Optional.empty();
    }
    if (hasOtherBytes(address.sessionId(), owner, object.facts().sha256())) {
      table.update(
          ContentClaim.transfer(
              address.sessionId(), object.facts().sha256(), owner, address.photoId()));
      return Optional.empty();
    }
    return Optional.of(owner);
  }

  private boolean hasOtherBytes(SessionId sessionId, PhotoId owner, String sha256) {
    return table
        .get(PhotoItem.key(sessionId, owner))
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
