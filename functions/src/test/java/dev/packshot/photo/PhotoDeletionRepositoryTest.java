package dev.packshot.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.photo.PhotoRepository.Classification;
import dev.packshot.photo.Registration.Result;
import dev.packshot.photo.UploadRepository.SaveStatus;
import dev.packshot.testing.TestApp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deleted photos, and what is left of them until nothing is. */
class PhotoDeletionRepositoryTest {
  private final StoredPhotos stored = new StoredPhotos();
  private final TestApp app = stored.app;
  private final UploadRepository uploads = stored.uploads;
  private final PhotoRepository photos = app.graph.photos();
  private final PhotoDeletionRepository deletions = app.graph.photoDeletions();

  @Test
  void leavesATombstoneInThePlaceOfADeletedPhoto() {
    var key = stored.newKey(PhotoType.FRONT);
    stored.save(key, StoredPhotos.ready(1));
    var deletion = deletions.delete(key.address(), app.clock.instant()).orElseThrow();
    assertThat(deletion.file().orElseThrow().sha256()).isEqualTo(StoredPhotos.facts(1).sha256());
    assertThat(deletions.find(key.address().photoId())).contains(deletion);
    assertThat(deletions.delete(key.address(), app.clock.instant())).contains(deletion);
    assertThat(stored.count()).isZero();
    assertThat(stored.find(key)).isEmpty();
    assertThat(uploads.find(key).isDeleted()).isTrue();
    assertThat(uploads.find(stored.session, key.address().photoId()).isDeleted()).isTrue();
    assertThat(photos.isDeleted(stored.session, key.address().photoId())).isTrue();
    assertThat(photos.find(stored.session, key.address().photoId())).isEmpty();
    assertThat(uploads.register(stored.bare(key), true)).isEqualTo(new Result.Deleted());
    assertThat(stored.save(key, StoredPhotos.ready(2)).status()).isEqualTo(SaveStatus.DELETED);
    assertThat(classify(key, Map.of())).isEqualTo(new Classification.NoSuchPhoto());
  }

  @Test
  void remembersADeletionUntilItHasEnded() {
    var key = stored.newKey(PhotoType.FRONT);
    uploads.register(stored.bare(key), false);
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
    var key = stored.newKey(PhotoType.FRONT);
    assertThat(deletions.delete(key.address(), app.clock.instant())).isPresent();
    assertThat(stored.count()).isZero();
    assertThat(stored.save(key, StoredPhotos.ready(1)).status()).isEqualTo(SaveStatus.DELETED);
    var elsewhere = new PhotoKey(stored.ids.next(), stored.ids.next(), PhotoType.FRONT, "jpg");
    assertThat(deletions.delete(elsewhere.address(), app.clock.instant())).isEmpty();
  }

  @Test
  void handsTheBytesOfADeletedPhotoToItsHeir() {
    var first = stored.newKey(PhotoType.FRONT);
    var second = stored.newKey(PhotoType.FRONT);
    stored.save(first, StoredPhotos.ready(1));
    stored.save(second, StoredPhotos.sameBytes(1, 2));
    deletions.delete(first.address(), app.clock.instant());
    var sha256 = Optional.of(StoredPhotos.facts(1).sha256());
    deletions.forget(first.address(), sha256, Optional.of(second.address().photoId()));
    assertThat(photos.sessionOf(first.address().photoId())).isEmpty();
    var third = stored.newKey(PhotoType.FRONT);
    stored.save(third, StoredPhotos.sameBytes(1, 3));
    assertThat(stored.duplicateOf(third)).contains(second.address().photoId());
    deletions.delete(second.address(), app.clock.instant());
    deletions.forget(second.address(), sha256, Optional.empty());
    assertThat(app.graph.table().get(ContentClaim.key(stored.session, sha256.get()))).isEmpty();
  }

  private List<PhotoDeletion> before(Instant time) {
    var found = new ArrayList<PhotoDeletion>();
    deletions.eachBefore(time, found::add);
    return found;
  }

  private Classification classify(PhotoKey key, Map<String, String> metadata) {
    return photos.update(
        stored.session,
        key.address().photoId(),
        new PhotoUpdate(
            Optional.of(PhotoType.RIGHT), new MetadataUpdate(false, metadata), Optional.empty()));
  }
}
