package dev.packshot.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.gs1.Gtin;
import dev.packshot.id.CaptureId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.Quality;
import dev.packshot.imaging.code.CodeFormat;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.Registration.Result;
import dev.packshot.photo.UploadRepository.SaveResult;
import dev.packshot.photo.UploadRepository.SaveStatus;
import dev.packshot.session.IdleLimit;
import dev.packshot.testing.TestApp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The photos in the table, whichever of registration and file comes first. */
class UploadRepositoryTest {
  private static final Quality QUALITY = new Quality(1, 2, 3, 4, 5, 6, 7, 8);
  private static final Renditions PICTURES =
      new Renditions("0123456789abcdef", ImageFormat.JPEG, List.of(200, 400));

  private final StoredPhotos stored = new StoredPhotos();
  private final TestApp app = stored.app;
  private final UploadRepository uploads = stored.uploads;
  private final PhotoRepository photos = app.graph.photos();

  @Test
  void keepsAPhotoAsItWasRegistered() {
    var key = stored.newKey(PhotoType.FRONT);
    var registration = stored.full(key);
    var photo = ((Result.Registered) uploads.register(registration, false)).photo();
    assertThat(photo.details())
        .isEqualTo(
            new PhotoDetails(
                PhotoType.BACK,
                "a.jpg",
                app.clock.instant(),
                Map.of("a", "b"),
                registration.captureId(),
                Optional.of(StoredPhotos.TAKEN),
                Optional.empty(),
                true));
    assertThat(photo.claimedSize()).contains(17L);
    assertThat(photo.status()).isEqualTo(UploadStatus.PENDING);
    assertThat(stored.find(key)).contains(photo);
    assertThat(uploads.register(stored.bare(key), false))
        .isEqualTo(new Result.RegisteredBefore(photo));
    assertThat(stored.count()).isEqualTo(1);
  }

  @Test
  void keepsTheVerdictOnAFileThatComesFirst() {
    var key = stored.newKey(PhotoType.TOP);
    var object =
        JudgedObject.ready(StoredPhotos.facts(1), new Dimensions(400, 300), Optional.of(PICTURES))
            .with(Optional.of(StoredPhotos.TAKEN), Optional.of(QUALITY));
    assertThat(stored.save(key, object))
        .isEqualTo(
            new SaveResult(SaveStatus.SAVED, List.of(), List.of(), Optional.empty(), false, false));
    var photo = stored.find(key).orElseThrow();
    assertThat(photo.object()).contains(object);
    assertThat(photo.details().type()).isEqualTo(PhotoType.TOP);
    assertThat(photo.isRegistered()).isFalse();
    assertThat(photos.sessionOf(key.address().photoId())).contains(stored.session);
    assertThat(stored.save(key, object).status()).isEqualTo(SaveStatus.SAVED_BEFORE);
    assertThat(stored.count()).isEqualTo(1);
  }

  @Test
  void addsTheRegistrationToAFileThatCameFirst() {
    var key = stored.newKey(PhotoType.FRONT);
    stored.save(key, StoredPhotos.ready(1));
    var photo = ((Result.Registered) uploads.register(stored.full(key), false)).photo();
    assertThat(photo.details().type()).isEqualTo(PhotoType.BACK);
    assertThat(photo.details().originalFilename()).isEqualTo("a.jpg");
    assertThat(photo.details().metadata()).isEqualTo(Map.of("a", "b"));
    assertThat(photo.details().takenAt()).contains(StoredPhotos.TAKEN);
    assertThat(photo.details().captureId()).isPresent();
    assertThat(photo.isRegistered()).isTrue();
    assertThat(photo.object()).contains(StoredPhotos.ready(1));
    assertThat(stored.count()).isEqualTo(1);
  }

  @Test
  void keepsWhatWasClassifiedBeforeTheRegistration() {
    var key = stored.newKey(PhotoType.FRONT);
    stored.save(key, StoredPhotos.ready(1));
    photos.update(
        stored.session,
        key.address().photoId(),
        new PhotoUpdate(
            Optional.of(PhotoType.LEFT),
            new MetadataUpdate(false, Map.of("a", "c")),
            Optional.empty()));
    var photo = ((Result.Registered) uploads.register(stored.full(key), false)).photo();
    assertThat(photo.details().type()).isEqualTo(PhotoType.LEFT);
    assertThat(photo.details().metadata()).isEqualTo(Map.of("a", "c"));
  }

  @Test
  void registersNoPhotoOfASessionThatHasEndedUnlessItMayBeLate() {
    app.clock.advance(IdleLimit.USUAL.time());
    var key = stored.newKey(PhotoType.FRONT);
    assertThat(uploads.register(stored.bare(key), false)).isInstanceOf(Result.Refused.class);
    assertThat(stored.find(key)).isEmpty();
    assertThat(uploads.register(stored.bare(key), true)).isInstanceOf(Result.Registered.class);
    assertThat(stored.count()).isEqualTo(1);
  }

  @Test
  void addsWhatWasAnnouncedToAPhotoWhoseFileComesFirst() {
    var key = stored.newKey(PhotoType.FRONT);
    stored.saveAnnounced(
        key, StoredPhotos.ready(1), stored.full(key), Optional.of(StoredPhotos.facts(1).sha256()));
    var details = stored.find(key).orElseThrow().details();
    assertThat(details.clientId()).contains("c1");
    assertThat(details.type()).isEqualTo(PhotoType.BACK);
    assertThat(details.originalFilename()).isEqualTo("a.jpg");
    assertThat(details.metadata()).isEqualTo(Map.of("a", "b"));
    assertThat(details.takenAt()).contains(StoredPhotos.TAKEN);
  }

  @Test
  void keepsWhatWasRegisteredWhenItWasAlsoAnnounced() {
    var key = stored.newKey(PhotoType.FRONT);
    uploads.register(stored.bare(key), false);
    stored.saveAnnounced(key, StoredPhotos.ready(1), stored.full(key), Optional.empty());
    var details = stored.find(key).orElseThrow().details();
    assertThat(details.clientId()).contains("c1");
    assertThat(details.type()).isEqualTo(PhotoType.FRONT);
    assertThat(details.originalFilename()).isEqualTo("a.jpg");
    assertThat(details.metadata()).isEqualTo(Map.of("a", "b"));
    var other = stored.newKey(PhotoType.FRONT);
    uploads.register(stored.full(other), false);
    stored.saveAnnounced(
        other,
        StoredPhotos.ready(2),
        stored.named(other, "z.jpg", Map.of("a", "x", "d", "e")),
        Optional.empty());
    assertThat(stored.find(other).orElseThrow().details().originalFilename()).isEqualTo("a.jpg");
    assertThat(stored.find(other).orElseThrow().details().metadata())
        .isEqualTo(Map.of("a", "b", "d", "e"));
  }

  @Test
  void tellsARepeatedPhotoFromItsFirst() {
    var first = stored.newKey(PhotoType.FRONT);
    var second = stored.newKey(PhotoType.FRONT);
    stored.save(first, StoredPhotos.ready(1));
    stored.save(second, StoredPhotos.sameBytes(1, 2));
    assertThat(stored.duplicateOf(second)).contains(first.address().photoId());
    assertThat(stored.duplicateOf(first)).isEmpty();
    stored.save(first, StoredPhotos.ready(3));
    assertThat(stored.duplicateOf(second)).isEmpty();
    var third = stored.newKey(PhotoType.FRONT);
    stored.save(third, StoredPhotos.sameBytes(1, 4));
    assertThat(stored.duplicateOf(third)).isEmpty();
    assertThat(stored.save(second, StoredPhotos.sameBytes(1, 5)).status())
        .isEqualTo(SaveStatus.SAVED);
    assertThat(stored.duplicateOf(second)).contains(third.address().photoId());
  }

  @Test
  void judgesARejectedFileAgainOnlyIfItWasUndecided() {
    var key = stored.newKey(PhotoType.FRONT);
    stored.save(key, JudgedObject.undecided(StoredPhotos.facts(1), "broken"));
    assertThat(stored.find(key).orElseThrow().object())
        .contains(JudgedObject.undecided(StoredPhotos.facts(1), "broken"));
    assertThat(stored.save(key, JudgedObject.rejected(StoredPhotos.facts(1), "no image")).status())
        .isEqualTo(SaveStatus.SAVED);
    assertThat(stored.find(key).orElseThrow().object())
        .contains(JudgedObject.rejected(StoredPhotos.facts(1), "no image"));
    assertThat(stored.save(key, StoredPhotos.ready(1)).status()).isEqualTo(SaveStatus.SAVED_BEFORE);
  }

  @Test
  void tellsWhichPicturesNoPhotoShows() {
    var key = stored.newKey(PhotoType.FRONT);
    stored.save(
        key,
        JudgedObject.ready(StoredPhotos.facts(1), new Dimensions(4, 3), Optional.of(PICTURES)));
    var later = new Renditions("fedcba9876543210", ImageFormat.PNG, List.of(100));
    var saved =
        stored.save(
            key,
            JudgedObject.ready(StoredPhotos.facts(2), new Dimensions(4, 3), Optional.of(later)));
    assertThat(saved.unused()).containsExactly(PICTURES);
    assertThat(saved.replaced()).containsExactly(PICTURES);
    assertThat(stored.find(key).orElseThrow().renditions()).contains(later);
    uploads.forgetReplaced(key.address(), List.of(later));
    assertThat(stored.save(key, StoredPhotos.ready(2)).replaced()).containsExactly(PICTURES);
    uploads.forgetReplaced(key.address(), saved.replaced());
    assertThat(stored.save(key, StoredPhotos.ready(2)).replaced()).isEmpty();
  }

  @Test
  void keepsTheCodesOfTheFileThatAPhotoShows() {
    var key = stored.newKey(PhotoType.BARCODE);
    assertThat(stored.save(key, StoredPhotos.ready(1)).lacksBarcodes()).isTrue();
    var codes =
        List.of(
            new Barcode(CodeFormat.EAN_13, "4006381333931", Gtin.parse("4006381333931")),
            new Barcode(CodeFormat.EAN_13, "x", Optional.empty()));
    uploads.saveBarcodes(key.address(), StoredPhotos.facts(2), codes);
    assertThat(stored.find(key).orElseThrow().barcodes()).isEmpty();
    uploads.saveBarcodes(key.address(), StoredPhotos.facts(1), codes);
    assertThat(stored.find(key).orElseThrow().barcodes()).isEqualTo(codes);
    assertThat(stored.save(key, StoredPhotos.ready(1)).lacksBarcodes()).isFalse();
    assertThat(stored.save(key, StoredPhotos.ready(2)).lacksBarcodes()).isTrue();
    assertThat(stored.find(key).orElseThrow().barcodes()).isEmpty();
  }

  @Test
  void storesNothingOfASessionThatDoesNotExist() {
    var key = new PhotoKey(stored.ids.next(), stored.ids.next(), PhotoType.FRONT, "jpg");
    var object =
        JudgedObject.ready(StoredPhotos.facts(1), new Dimensions(4, 3), Optional.of(PICTURES));
    assertThat(stored.save(key, object))
        .isEqualTo(
            new SaveResult(
                SaveStatus.NO_SESSION,
                List.of(PICTURES),
                List.of(),
                Optional.empty(),
                false,
                false));
    assertThat(uploads.register(stored.bare(key), true))
        .isEqualTo(new Result.Refused(Optional.empty()));
    assertThat(uploads.sessionExists(key.address().sessionId())).isFalse();
    assertThat(uploads.sessionExists(stored.session)).isTrue();
  }

  @Test
  void findsASessionWithItsPhotoAndItsCapture() {
    var key = stored.newKey(PhotoType.FRONT);
    var capture = new CaptureId(stored.ids.next());
    var none = uploads.find(key, Optional.of(capture));
    assertThat(none.session()).isPresent();
    assertThat(none.photo()).isEmpty();
    assertThat(none.capture()).isEmpty();
    assertThat(none.isDeleted()).isFalse();
    stored.save(key, StoredPhotos.ready(1));
    assertThat(uploads.find(key).photo()).isPresent();
    assertThat(uploads.find(stored.session, key.address().photoId()).photo())
        .isEqualTo(uploads.find(key).photo());
  }
}
