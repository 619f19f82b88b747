package dev.packshot.photo;

import dev.packshot.dynamo.RefusedStep;
import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.Update;
import dev.packshot.id.CaptureId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.JudgedObject.Replacement;
import dev.packshot.photo.Registration.Result;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.session.SessionItem;
import dev.packshot.session.SessionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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
  private final IdleLimit idleLimit;
  private final DuplicateCheck duplicates;
  private final FoundPhotos reads;

  @Inject
  public DynamoUploadRepository(Table table, IdleLimit idleLimit) {
    this.table = table;
    this.idleLimit = idleLimit;
    duplicates = new DuplicateCheck(table);
    reads = new FoundPhotos(table, duplicates, idleLimit);
  }

  @Override
  public Found find(PhotoKey key, Optional<CaptureId> capture) {
    return reads.find(key, capture);
  }

  @Override
  public Found find(SessionId session, PhotoId photo) {
    return reads.find(session, photo);
  }

  @Override
  public Result register(Registration registration, boolean mayBeLate) {
    return table.retry().untilPresent(() -> attempt(registration, mayBeLate));
  }

  private Optional<Result> attempt(Registration registration, boolean mayBeLate) {
    var item = PhotoItem.register(registration);
    var sessionId = registration.address().sessionId();
    var refused = addAndCount(item, sessionId, registration.at(), mayBeLate);
    if (refused.isEmpty()) {
      return Optional.of(new Result.Registered(PhotoItem.read(item)));
    }
    return refused.get().step().equals(PHOTO)
        ? registerExisting(registration, refused.get().item())
        : Optional.of(new Result.Refused(session(refused.get())));
  }

  /** Registers a photo that its event has created; empty if it has changed in the meantime. */
  private Optional<Result> registerExisting(
      Registration registration, Map<String, AttributeValue> present) {
    if (TombstoneItem.isTombstone(present)) {
      return Optional.of(new Result.Deleted());
    }
    var photo = PhotoItem.read(present);
    if (photo.isRegistered()) {
      return Optional.of(new Result.RegisteredBefore(duplicates.verified(photo)));
    }
    var merged = PhotoItem.newEntries(registration, present).mergedInto(photo.details().metadata());
    if (merged.size() > MetadataUpdate.MAX_KEYS) {
      return Optional.of(new Result.TooManyKeys());
    }
    var written = table.update(PhotoItem.registerAdopted(registration, present));
    return written.applied()
        ? Optional.of(new Result.Registered(duplicates.verified(PhotoItem.read(written.item()))))
        : Optional.empty();
  }

  @Override
  public boolean sessionExists(SessionId sessionId) {
    return table.get(SessionItem.key(sessionId)).isPresent();
  }

  @Override
  public SaveResult saveVerdict(
      PhotoKey key, JudgedObject object, Optional<Announcement> announced, Instant at) {
    var judged =
        object.ready().isPresent()
            ? object.asDuplicateOf(firstWithSameBytes(key.address(), object, at))
            : object;
    if (object.ready().isPresent()) {
      table.update(PhotoPointerItem.point(key.address()));
    }
    return table.retry().untilPresent(() -> attempt(key, judged, announced, at));
  }

  private Optional<SaveResult> attempt(
      PhotoKey key, JudgedObject object, Optional<Announcement> announced, Instant at) {
    var written = table.update(VerdictItem.judge(PhotoItem.key(key.address()), object, at));
    if (written.item().isEmpty()) {
      return adopt(key, object, announced, at);
    }
    if (TombstoneItem.isTombstone(written.item())) {
      return Optional.of(notShown(SaveStatus.DELETED, object));
    }
    announced.ifPresent(it -> announce(it, object, written.item()));
    var photo = PhotoItem.read(written.item());
    var replacement =
        written.applied()
            ? Optional.<Replacement>empty()
            : photo.object().flatMap(present -> present.replacement(object));
    return Optional.of(
        new SaveResult(
            written.applied() ? SaveStatus.SAVED : whyNotSaved(photo, replacement),
            unused(written.item(), object),
            VerdictItem.replacedRenditions(written.item()),
            replacement,
            PhotoItem.lacksBarcodes(written.item(), object),
            EditsItem.isToBeCleaned(written.item())));
  }

  private static SaveStatus whyNotSaved(Photo photo, Optional<Replacement> replacement) {
    if (photo.isBeyondLimit()) {
      return SaveStatus.SESSION_WAS_FULL;
    }
    return replacement.isPresent() ? SaveStatus.REPLACED : SaveStatus.SAVED_BEFORE;
  }

  /** Returns the new and the previous renditions that the photo does not show. */
  private static List<Renditions> unused(Map<String, AttributeValue> item, JudgedObject object) {
    var shown = VerdictItem.renditions(item).map(Renditions::name);
    return Stream.concat(
            object.renditions().stream(), VerdictItem.replacedRenditions(item).stream())
        .distinct()
        .filter(each -> !Optional.of(each.name()).equals(shown))
        .toList();
  }

  @Override
  public void forgetReplaced(PhotoAddress photo, List<Renditions> replaced) {
    table.update(VerdictItem.forgetReplaced(PhotoItem.key(photo), replaced));
  }

  @Override
  public void saveBarcodes(PhotoAddress photo, ObjectFacts object, List<Barcode> barcodes) {
    table.update(VerdictItem.setBarcodes(PhotoItem.key(photo), object, barcodes));
  }

  /** Adds what a client has announced to a photo that it registered before the file arrived. */
  private void announce(
      Announcement announced, JudgedObject object, Map<String, AttributeValue> item) {
    var present = new AtomicReference<>(item);
    var unused =
        table
            .retry()
            .untilPresent(
                () -> {
                  if (!PhotoItem.lacksAnnouncement(present.get())) {
                    return Optional.of(true);
                  }
                  var written = table.update(PhotoItem.announce(announced, object, present.get()));
                  present.set(written.item());
                  return written.applied() || written.item().isEmpty()
                      ? Optional.of(true)
                      : Optional.empty();
                });
  }

  private Optional<SaveResult> adopt(
      PhotoKey key, JudgedObject object, Optional<Announcement> announced, Instant at) {
    var item = PhotoItem.adopt(key, object, announced, at);
    var refused = addAndCount(item, key.address().sessionId(), at, true);
    if (refused.isEmpty()) {
      return Optional.of(
          new SaveResult(
              SaveStatus.SAVED,
              List.of(),
              List.of(),
              Optional.empty(),
              PhotoItem.lacksBarcodes(item, object),
              false));
    }
    if (refused.get().step().equals(PHOTO)) {
      return Optional.empty();
    }
    var session = session(refused.get());
    if (session.isEmpty()) {
      return Optional.of(notShown(SaveStatus.NO_SESSION, object));
    }
    return session.get().hasRoomForPhoto()
        ? Optional.empty()
        : adoptBeyondLimit(key, object, announced, at);
  }

  /** Adds a photo and counts it in its session, which may have ended if the photo may be late. */
  private Optional<RefusedStep> addAndCount(
      Map<String, AttributeValue> item, SessionId session, Instant at, boolean mayBeLate) {
    var refused = addAndCount(item, SessionItem.countPhotoWhileActive(session, at, idleLimit));
    return mayBeLate && refused.filter(it -> hasEnded(it, at)).isPresent()
        ? addAndCount(item, SessionItem.countPhotoAfterEnd(session, at, idleLimit))
        : refused;
  }

  private Optional<RefusedStep> addAndCount(Map<String, AttributeValue> item, Update countPhoto) {
    return table.transaction().putIfAbsent(PHOTO, item).update(SESSION, countPhoto).commit();
  }

  private boolean hasEnded(RefusedStep refused, Instant at) {
    return refused.step().equals(SESSION)
        && session(refused)
            .filter(it -> it.hasRoomForPhoto() && it.statusAt(at) != SessionStatus.ACTIVE)
            .isPresent();
  }

  private Optional<SaveResult> adoptBeyondLimit(
      PhotoKey key, JudgedObject object, Optional<Announcement> announced, Instant at) {
    var item = PhotoItem.adoptBeyondLimit(key, object.asRejected(FULL), announced, at);
    return table.putIfAbsent(item).applied()
        ? Optional.of(notShown(SaveStatus.SESSION_FULL, object))
        : Optional.empty();
  }

  private static SaveResult notShown(SaveStatus status, JudgedObject object) {
    return new SaveResult(
        status, object.renditions().stream().toList(), List.of(), Optional.empty(), false, false);
  }

  private Optional<PhotoId> firstWithSameBytes(
      PhotoAddress address, JudgedObject object, Instant at) {
    var claim =
        ContentClaim.claim(address.sessionId(), object.facts().sha256(), address.photoId(), at);
    var owner = ContentClaim.owner(table.update(claim).item());
    if (owner.equals(address.photoId())) {
      return Optional.empty();
    }
    if (!hasSameBytes(address.sessionId(), owner, object.facts().sha256())) {
      table.update(
          ContentClaim.transfer(
              address.sessionId(), object.facts().sha256(), owner, address.photoId()));
      return Optional.empty();
    }
    return Optional.of(owner);
  }

  /** Returns whether a photo that has claimed these bytes still shows them, or is about to. */
  private boolean hasSameBytes(SessionId sessionId, PhotoId owner, String sha256) {
    var item = table.get(PhotoItem.key(sessionId, owner));
    if (item.filter(TombstoneItem::isTombstone).isPresent()) {
      return false;
    }
    var photo = item.map(PhotoItem::read);
    return photo.flatMap(Photo::object).isEmpty()
        || photo.filter(it -> it.hasFile() && it.sha256().orElseThrow().equals(sha256)).isPresent();
  }

  private Optional<Session> session(RefusedStep refused) {
    return refused.item().isEmpty()
        ? Optional.empty()
        : Optional.of(SessionItem.read(refused.item(), idleLimit));
  }
}
