package dev.packshot.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.photo.PhotoRepository.Classification;
import dev.packshot.photo.Registration.Result;
import dev.packshot.session.IdleLimit;
import dev.packshot.testing.TestApp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The types, the metadata and the order of stored photos, and the check of the bucket. */
class PhotoRepositoryTest {
  private final StoredPhotos stored = new StoredPhotos();
  private final TestApp app = stored.app;
  private final UploadRepository uploads = stored.uploads;
  private final PhotoRepository photos = app.graph.photos();

  @Test
  void classifiesAPhotoThatExists() {
    var key = stored.newKey(PhotoType.FRONT);
    assertThat(classify(key, Map.of())).isEqualTo(new Classification.NoSuchPhoto());
    stored.save(key, StoredPhotos.ready(1));
    assertThat(classify(key, Map.of("a", "b"))).isInstanceOf(Classification.Done.class);
    var details = photos.find(stored.session, key.address().photoId()).orElseThrow().details();
    assertThat(details.type()).isEqualTo(PhotoType.RIGHT);
    assertThat(details.metadata()).isEqualTo(Map.of("a", "b"));
    var many = new HashMap<String, String>();
    for (int number = 0; number < MetadataUpdate.MAX_KEYS; number++) {
      many.put("k" + number, "v");
    }
    assertThat(classify(key, many)).isEqualTo(new Classification.TooManyKeys());
    assertThat(uploads.register(stored.with(key, many), false)).isEqualTo(new Result.TooManyKeys());
  }

  @Test
  void keepsTheOrderOfAnActiveSession() {
    var first = stored.newKey(PhotoType.FRONT);
    var second = stored.newKey(PhotoType.FRONT);
    stored.save(first, StoredPhotos.ready(1));
    stored.save(second, StoredPhotos.ready(2));
    var order = new PhotoOrder(List.of(second.address().photoId(), first.address().photoId()));
    assertThat(photos.reorder(stored.session, order, app.clock.instant())).isTrue();
    assertThat(
            uploads
                .find(stored.session, second.address().photoId())
                .photo()
                .orElseThrow()
                .sortOrder())
        .isZero();
    assertThat(photos.inOrder(stored.find(first).orElseThrow()).sortOrder()).isEqualTo(1);
    app.clock.advance(IdleLimit.USUAL.time());
    assertThat(photos.reorder(stored.session, PhotoOrder.BY_AGE, app.clock.instant())).isFalse();
    assertThat(photos.inOrder(stored.find(first).orElseThrow()).sortOrder()).isEqualTo(1);
  }

  @Test
  void knowsWhatIsStoredAboutTheKeysOfTheBucket() {
    var judged = stored.newKey(PhotoType.FRONT);
    stored.save(judged, StoredPhotos.ready(1));
    var registered = stored.newKey(PhotoType.FRONT);
    uploads.register(stored.bare(registered), false);
    var missing = stored.newKey(PhotoType.FRONT);
    var elsewhere = new PhotoKey(stored.ids.next(), stored.ids.next(), PhotoType.FRONT, "jpg");
    var filings =
        new DynamoFilingRepository(app.graph.table())
            .findAll(List.of(judged, registered, missing, elsewhere));
    var verdict =
        new Filing.LastVerdict(
            StoredPhotos.facts(1).eTag(), StoredPhotos.facts(1).sequencer(), app.clock.instant());
    var none = Optional.<Filing.LastVerdict>empty();
    assertThat(filings)
        .containsExactly(
            Map.entry(judged, new Filing(true, false, true, false, Optional.of(verdict))),
            Map.entry(registered, new Filing(true, false, true, false, none)),
            Map.entry(missing, new Filing(true, false, false, false, none)),
            Map.entry(elsewhere, new Filing(false, false, false, false, none)));
    var present = app.graph.sessions().find(stored.session).orElseThrow();
    app.graph.sessionDeletions().delete(present, app.clock.instant());
    assertThat(new DynamoFilingRepository(app.graph.table()).findAll(List.of(missing)))
        .isEqualTo(Map.of(missing, new Filing(false, true, false, false, none)));
  }

  private Classification classify(PhotoKey key, Map<String, String> metadata) {
    return photos.update(
        stored.session,
        key.address().photoId(),
        new PhotoUpdate(
            Optional.of(PhotoType.RIGHT), new MetadataUpdate(false, metadata), Optional.empty()));
  }
}
