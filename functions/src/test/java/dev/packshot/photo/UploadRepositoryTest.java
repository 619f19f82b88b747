package dev.packshot.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.gs1.Gtin;
import dev.packshot.id.CaptureId;
import dev.packshot.id.Ids;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.Quality;
import dev.packshot.imaging.code.CodeFormat;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.PhotoRepository.Classification;
import dev.packshot.photo.Registration.Result;
import dev.packshot.photo.UploadRepository.SaveResult;
import dev.packshot.photo.UploadRepository.SaveStatus;
import dev.packshot.session.IdleLimit;
import dev.packshot.testing.TestApp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the table keeps of a photo, whichever of its registration and its file comes first. */
class UploadRepositoryTest {
  private static final Quality QUALITY = new Quality(1, 2, 3, 4, 5, 6, 7, 8);
  private static final Renditions PICTURES =
      new Renditions("0123456789abcdef", ImageFormat.JPEG, List.of(200, 400));
  private static final Instant TAKEN = Instant.parse("2026-05-06T07:08:09Z");

  private final TestApp app = new TestApp();
  private final Ids ids = new Ids(app.clock);
  private final UploadRepository uploads = app.graph.uploads();
  private final PhotoRepository photos = app.graph.photos();
  private final PhotoDeletionRepository deletions = app.graph.photoDeletions();
  private final SessionId session = SessionId.parse(app.openSession()).orElseThrow();

  @Test
  void keepsAPhotoAsItWasRegistered() {
    var key = newKey(PhotoType.FRONT);
    var registration = full(key);
    var photo = ((Result.Registered) uploads.register(registration, false)).photo();
    assertThat(photo.details())
        .isEqualTo(
            new PhotoDetails(
                PhotoType.BACK,
                "a.jpg",
                app.clock.instant(),
                Map.of("a", "b"),
                registration.captureId(),
                Optional.of(TAKEN),
                Optional.empty(),
                true));
    assertThat(photo.claimedSize()).contains(17L);
    assertThat(photo.status()).isEqualTo(UploadStatus.PENDING);
    assertThat(find(key)).contains(photo);
    assertThat(uploads.register(bare(key), false)).isEqualTo(new Result.RegisteredBefore(photo));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void keepsTheVerdictOnAFileThatComesFirst() {
    var key = newKey(PhotoType.TOP);
    var object =
        JudgedObject.ready(facts(1), new Dimensions(400, 300), Optional.of(PICTURES))
            .with(Optional.of(TAKEN), Optional.of(QUALITY));
    assertThat(save(key, object))
        .isEqualTo(
            new SaveResult(SaveStatus.SAVED, List.of(), List.of(), Optional.empty(), false));
    var photo = find(key).orElseThrow();
    assertThat(photo.object()).contains(object);
    assertThat(photo.details().type()).isEqualTo(PhotoType.TOP);
    assertThat(photo.isRegistered()).isFalse();
    assertThat(photos.sessionOf(key.address().photoId())).contains(session);
    assertThat(save(key, object).status()).isEqualTo(SaveStatus.SAVED_BEFORE);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void addsTheRegistrationToAFileThatCameFirst() {
    var key = newKey(PhotoType.FRONT);
    save(key, ready(1));
    var photo = ((Result.Registered) uploads.register(full(key), false)).photo();
    assertThat(photo.details().type()).isEqualTo(PhotoType.BACK);
    assertThat(photo.details().originalFilename()).isEqualTo("a.jpg");
    assertThat(photo.details().metadata()).isEqualTo(Map.of("a", "b"));
    assertThat(photo.details().takenAt()).contains(TAKEN);
    assertThat(photo.details().captureId()).isPresent();
    assertThat(photo.isRegistered()).isTrue();
    assertThat(photo.object()).contains(ready(1));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void keepsWhatWasClassifiedBeforeTheRegistration() {
    var key = newKey(PhotoType.FRONT);
    save(key, ready(1));
    photos.classify(
        session, key.address().photoId(), PhotoType.LEFT, new MetadataUpdate(false, Map.of("a", "c")));
    var photo = ((Result.Registered) uploads.register(full(key), false)).photo();
    assertThat(photo.details().type()).isEqualTo(PhotoType.LEFT);
    assertThat(photo.details().metadata()).isEqualTo(Map.of("a", "c"));
  }

  @Test
  void registersNoPhotoOfASessionThatHasEndedUnlessItMayBeLate() {
    app.clock.advance(IdleLimit.USUAL.time());
    var key = newKey(PhotoType.FRONT);
    assertThat(uploads.register(bare(key), false)).isInstanceOf(Result.Refused.class);
    assertThat(find(key)).isEmpty();
    assertThat(uploads.register(bare(key), true)).isInstanceOf(Result.Registered.class);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void addsWhatWasAnnouncedToAPhotoWhoseFileComesFirst() {
    var key = newKey(PhotoType.FRONT);
    saveAnnounced(key, ready(1), full(key), Optional.of(facts(1).sha256()));
    var details = find(key).orElseThrow().details();
    assertThat(details.clientId()).contains("c1");
    assertThat(details.type()).isEqualTo(PhotoType.BACK);
    assertThat(details.originalFilename()).isEqualTo("a.jpg");
    assertThat(details.metadata()).isEqualTo(Map.of("a", "b"));
    assertThat(details.takenAt()).contains(TAKEN);
  }

  @Test
  void keepsWhatWasRegisteredWhenItWasAlsoAnnounced() {
    var key = newKey(PhotoType.FRONT);
    uploads.register(bare(key), false);
    saveAnnounced(key, ready(1), full(key), Optional.empty());
    var details = find(key).orElseThrow().details();
    assertThat(details.clientId()).contains("c1");
    assertThat(details.type()).isEqualTo(PhotoType.FRONT);
    assertThat(details.originalFilename()).isEqualTo("a.jpg");
    assertThat(details.metadata()).isEqualTo(Map.of("a", "b"));
    var other = newKey(PhotoType.FRONT);
    uploads.register(full(other), false);
    saveAnnounced(other, ready(2), named(other, "z.jpg", Map.of("a", "x", "d", "e")), Optional.empty());
    assertThat(find(other).orElseThrow().details().originalFilename()).isEqualTo("a.jpg");
    assertThat(find(other).orElseThrow().details().metadata())
        .isEqualTo(Map.of("a", "b", "d", "e"));
  }

  @Test
  void tellsARepeatedPhotoFromItsFirst() {
    var first = newKey(PhotoType.FRONT);
    var second = newKey(PhotoType.FRONT);
    save(first, ready(1));
    save(second, sameBytes(1, 2));
    assertThat(duplicateOf(second)).contains(first.address().photoId());
    assertThat(duplicateOf(first)).isEmpty();
    save(first, ready(3));
    assertThat(duplicateOf(second)).isEmpty();
    var third = newKey(PhotoType.FRONT);
    save(third, sameBytes(1, 4));
    assertThat(duplicateOf(third)).isEmpty();
    assertThat(save(second, sameBytes(1, 5)).status()).isEqualTo(SaveStatus.SAVED);
    assertThat(duplicateOf(second)).contains(third.address().photoId());
  }

  @Test
  void judgesARejectedFileAgainOnlyIfItWasUndecided() {
    var key = newKey(PhotoType.FRONT);
    save(key, JudgedObject.undecided(facts(1), "broken"));
    assertThat(find(key).orElseThrow().object()).contains(JudgedObject.undecided(facts(1), "broken"));
    assertThat(save(key, JudgedObject.rejected(facts(1), "no image")).status())
        .isEqualTo(SaveStatus.SAVED);
    assertThat(find(key).orElseThrow().object())
        .contains(JudgedObject.rejected(facts(1), "no image"));
    assertThat(save(key, ready(1)).status()).isEqualTo(SaveStatus.SAVED_BEFORE);
  }

  @Test
  void tellsWhichPicturesNoPhotoShows() {
    var key = newKey(PhotoType.FRONT);
    save(key, JudgedObject.ready(facts(1), new Dimensions(4, 3), Optional.of(PICTURES)));
    var later = new Renditions("fedcba9876543210", ImageFormat.PNG, List.of(100));
    var saved = save(key, JudgedObject.ready(facts(2), new Dimensions(4, 3), Optional.of(later)));
    assertThat(saved.unused()).containsExactly(PICTURES);
    assertThat(saved.replaced()).containsExactly(PICTURES);
    assertThat(find(key).orElseThrow().renditions()).contains(later);
    uploads.forgetReplaced(key.address(), List.of(later));
    assertThat(save(key, ready(2)).replaced()).containsExactly(PICTURES);
    uploads.forgetReplaced(key.address(), saved.replaced());
    assertThat(save(key, ready(2)).replaced()).isEmpty();
  }

  @Test
  void keepsTheCodesOfTheFileThatAPhotoShows() {
    var key = newKey(PhotoType.BARCODE);
    assertThat(save(key, ready(1)).lacksBarcodes()).isTrue();
    var codes =
        List.of(
            new Barcode(CodeFormat.EAN_13, "4006381333931", Gtin.parse("4006381333931")),
            new Barcode(CodeFormat.EAN_13, "x", Optional.empty()));
    uploads.saveBarcodes(key.address(), facts(2), codes);
    assertThat(find(key).orElseThrow().barcodes()).isEmpty();
    uploads.saveBarcodes(key.address(), facts(1), codes);
    assertThat(find(key).orElseThrow().barcodes()).isEqualTo(codes);
    assertThat(save(key, ready(1)).lacksBarcodes()).isFalse();
    assertThat(save(key, ready(2)).lacksBarcodes()).isTrue();
    assertThat(find(key).orElseThrow().barcodes()).isEmpty();
  }

  @Test
  void storesNothingOfASessionThatDoesNotExist() {
    var key = new PhotoKey(ids.next(), ids.next(), PhotoType.FRONT, "jpg");
    var object = JudgedObject.ready(facts(1), new Dimensions(4, 3), Optional.of(PICTURES));
    assertThat(save(key, object))
        .isEqualTo(
            new SaveResult(
                SaveStatus.NO_SESSION, List.of(PICTURES), List.of(), Optional.empty(), false));
    assertThat(uploads.register(bare(key), true)).isEqualTo(new Result.Refused(Optional.empty()));
    assertThat(uploads.sessionExists(key.address().sessionId())).isFalse();
    assertThat(uploads.sessionExists(session)).isTrue();
  }

  @Test
  void findsASessionWithItsPhotoAndItsCapture() {
    var key = newKey(PhotoType.FRONT);
    var capture = new CaptureId(ids.next());
    var none = uploads.find(key, Optional.of(capture));
    assertThat(none.session()).isPresent();
    assertThat(none.photo()).isEmpty();
    assertThat(none.capture()).isEmpty();
    assertThat(none.isDeleted()).isFalse();
    save(key, ready(1));
    assertThat(uploads.find(key).photo()).isPresent();
    assertThat(uploads.find(session, key.address().photoId()).photo())
        .isEqualTo(uploads.find(key).photo());
  }

  @Test
  void leavesATombstoneInThePlaceOfADeletedPhoto() {
    var key = newKey(PhotoType.FRONT);
    save(key, ready(1));
    var deletion = deletions.delete(key.address(), app.clock.instant()).orElseThrow();
    assertThat(deletion.file().orElseThrow().sha256()).isEqualTo(facts(1).sha256());
    assertThat(deletions.find(key.address().photoId())).contains(deletion);
    assertThat(deletions.delete(key.address(), app.clock.instant())).contains(deletion);
    assertThat(count()).isZero();
    assertThat(find(key)).isEmpty();
    assertThat(uploads.find(key).isDeleted()).isTrue();
    assertThat(uploads.find(session, key.address().photoId()).isDeleted()).isTrue();
    assertThat(photos.isDeleted(session, key.address().photoId())).isTrue();
    assertThat(photos.find(session, key.address().photoId())).isEmpty();
    assertThat(uploads.register(bare(key), true)).isEqualTo(new Result.Deleted());
    assertThat(save(key, ready(2)).status()).isEqualTo(SaveStatus.DELETED);
    assertThat(classify(key, Map.of())).isEqualTo(new Classification.NoSuchPhoto());
  }

  @Test
  void remembersADeletionUntilItHasEnded() {
    var key = newKey(PhotoType.FRONT);
    uploads.register(bare(key), false);
    var at = app.clock.instant();
    var deletion = deletions.delete(key.address(), at).orElseThrow();
    assertThat(deletion).isEqualTo(new PhotoDeletion(key.address(), Optional.empty(), at));
    assertThat(before(at)).isEmpty();
    assertThat(before(at.plusMillis(1))).containsExactly(deletion);
    deletions.end(deletion);
    assertThat(before(at.plusMillis(1))).isEmpty();
    assertThat(deletions.find(key.address().photoId())).isEmpty();
    assertThat(deletions.delete(key.address(), at)).isEmpty();
  }

  @Test
  void deletesAPhotoThatHasNotArrived() {
    var key = newKey(PhotoType.FRONT);
    assertThat(deletions.delete(key.address(), app.clock.instant())).isPresent();
    assertThat(count()).isZero();
    assertThat(save(key, ready(1)).status()).isEqualTo(SaveStatus.DELETED);
    var elsewhere = new PhotoKey(ids.next(), ids.next(), PhotoType.FRONT, "jpg");
    assertThat(deletions.delete(elsewhere.address(), app.clock.instant())).isEmpty();
  }

  @Test
  void handsTheBytesOfADeletedPhotoToItsHeir() {
    var first = newKey(PhotoType.FRONT);
    var second = newKey(PhotoType.FRONT);
    save(first, ready(1));
    save(second, sameBytes(1, 2));
    deletions.delete(first.address(), app.clock.instant());
    var sha256 = Optional.of(facts(1).sha256());
    deletions.forget(first.address(), sha256, Optional.of(second.address().photoId()));
    assertThat(photos.sessionOf(first.address().photoId())).isEmpty();
    var third = newKey(PhotoType.FRONT);
    save(third, sameBytes(1, 3));
    assertThat(duplicateOf(third)).contains(second.address().photoId());
    deletions.delete(second.address(), app.clock.instant());
    deletions.forget(second.address(), sha256, Optional.empty());
    assertThat(app.graph.table().get(ContentClaim.key(session, sha256.get()))).isEmpty();
  }

  @Test
  void classifiesAPhotoThatExists() {
    var key = newKey(PhotoType.FRONT);
    assertThat(classify(key, Map.of())).isEqualTo(new Classification.NoSuchPhoto());
    save(key, ready(1));
    assertThat(classify(key, Map.of("a", "b"))).isInstanceOf(Classification.Done.class);
    var details = photos.find(session, key.address().photoId()).orElseThrow().details();
    assertThat(details.type()).isEqualTo(PhotoType.RIGHT);
    assertThat(details.metadata()).isEqualTo(Map.of("a", "b"));
    var many = new HashMap<String, String>();
    for (int number = 0; number < MetadataUpdate.MAX_KEYS; number++) {
      many.put("k" + number, "v");
    }
    assertThat(classify(key, many)).isEqualTo(new Classification.TooManyKeys());
    assertThat(uploads.register(with(key, many), false)).isEqualTo(new Result.TooManyKeys());
  }

  @Test
  void keepsTheOrderOfAnActiveSession() {
    var first = newKey(PhotoType.FRONT);
    var second = newKey(PhotoType.FRONT);
    save(first, ready(1));
    save(second, ready(2));
    var order = new PhotoOrder(List.of(second.address().photoId(), first.address().photoId()));
    assertThat(photos.reorder(session, order, app.clock.instant())).isTrue();
    assertThat(uploads.find(session, second.address().photoId()).photo().orElseThrow().sortOrder())
        .isZero();
    assertThat(photos.inOrder(find(first).orElseThrow()).sortOrder()).isEqualTo(1);
    app.clock.advance(IdleLimit.USUAL.time());
    assertThat(photos.reorder(session, PhotoOrder.BY_AGE, app.clock.instant())).isFalse();
    assertThat(photos.inOrder(find(first).orElseThrow()).sortOrder()).isEqualTo(1);
  }

  private PhotoKey newKey(PhotoType type) {
    return new PhotoKey(session.value(), ids.next(), type, "jpg");
  }

  private Registration bare(PhotoKey key) {
    return new Registration(
        key,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        app.clock.instant());
  }

  private Registration full(PhotoKey key) {
    return named(key, "a.jpg", Map.of("a", "b"));
  }

  private Registration with(PhotoKey key, Map<String, String> metadata) {
    return named(key, "a.jpg", metadata);
  }

  private Registration named(PhotoKey key, String name, Map<String, String> metadata) {
    return new Registration(
        key,
        Optional.of(PhotoType.BACK),
        metadata,
        Optional.of(new CaptureId(ids.next())),
        Optional.of(name),
        Optional.of(17L),
        Optional.of(TAKEN),
        app.clock.instant());
  }

  private SaveResult save(PhotoKey key, JudgedObject object) {
    return uploads.saveVerdict(key, object, Optional.empty(), app.clock.instant());
  }

  private void saveAnnounced(
      PhotoKey key, JudgedObject object, Registration facts, Optional<String> onlySha256) {
    var announced = Optional.of(new Announcement("c1", facts, onlySha256));
    uploads.saveVerdict(key, object, announced, app.clock.instant());
  }

  private Classification classify(PhotoKey key, Map<String, String> metadata) {
    return photos.classify(
        session, key.address().photoId(), PhotoType.RIGHT, new MetadataUpdate(false, metadata));
  }

  private Optional<Photo> find(PhotoKey key) {
    return uploads.find(key).photo();
  }

  private Optional<PhotoId> duplicateOf(PhotoKey key) {
    return find(key).orElseThrow().object().flatMap(JudgedObject::duplicateOf);
  }

  private List<PhotoDeletion> before(Instant time) {
    var found = new ArrayList<PhotoDeletion>();
    deletions.eachBefore(time, found::add);
    return found;
  }

  private long count() {
    return app.graph.sessions().find(session).orElseThrow().photoCount();
  }

  private static JudgedObject ready(int version) {
    return sameBytes(version, version);
  }

  private static JudgedObject sameBytes(int bytes, int version) {
    return JudgedObject.ready(facts(bytes, version), new Dimensions(4, 3), Optional.empty());
  }

  private static ObjectFacts facts(int version) {
    return facts(version, version);
  }

  private static ObjectFacts facts(int bytes, int version) {
    return new ObjectFacts(
        "image/jpeg",
        1,
        "%064x".formatted(bytes),
        "etag" + version,
        Optional.of("v" + version),
        "%032d".formatted(version));
  }
}
