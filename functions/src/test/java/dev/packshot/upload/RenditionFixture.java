package dev.packshot.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.imaging.code.CodeReader;
import dev.packshot.imaging.code.ZxingCodeReader;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.Renditions;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.S3ObjectStore;
import dev.packshot.store.UploadedObject;
import dev.packshot.testing.TestApp;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Access to the smaller pictures of photos in the table and the bucket. */
record RenditionFixture(TestApp app) {
  static final byte[] WIDE = new CameraPhoto(900, 600, 1, 0.8f).jpeg();
  static final byte[] OTHER = new CameraPhoto(500, 400, 1, 0.8f).jpeg();

  Photo photo(String key) {
    return app.graph.uploads().find(PhotoKey.parse(key).orElseThrow()).photo().orElseThrow();
  }

  /** Returns the keys of all smaller pictures in the bucket. */
  List<String> all() {
    return under(Renditions.PREFIX);
  }

  /** Returns the keys of a photo's smaller pictures in the bucket. */
  List<String> of(String key) {
    var address = PhotoKey.parse(key).orElseThrow().address();
    return under(Renditions.PREFIX + address.sessionId() + "/" + address.photoId() + "/");
  }

  private List<String> under(String prefix) {
    var found = TestApp.s3().client().listObjectsV2(list -> list.bucket(app.bucket).prefix(prefix));
    return found.contents().stream().map(S3Object::key).toList();
  }

  /** Asserts that the bucket contains exactly the smaller pictures that the photo shows. */
  void assertShown(String key) {
    assertThat(of(key))
        .containsExactlyInAnyOrderElementsOf(
            photo(key).renditions().orElseThrow().keys(photo(key).address()));
  }

  ObjectStore store() {
    return new S3ObjectStore(TestApp.s3().client(), app.bucket);
  }

  UploadedObject event(String key, String sequencer) {
    return new UploadedObject(
        app.bucket, key, Optional.empty(), sequencer + "0".repeat(32 - sequencer.length()));
  }

  /** Returns the event handling of the function, with another store for smaller pictures. */
  IngestUpload ingest(ObjectStore store) {
    return ingest(store, new DecodingImageJudge(ImageLimits.DEFAULT));
  }

  /** Returns the event handling of the function, with another store and another judge. */
  IngestUpload ingest(ObjectStore store, ImageJudge judge) {
    return ingest(store, judge, new ZxingCodeReader());
  }

  /** Returns the event handling of the function, with another reader of codes. */
  IngestUpload ingest(CodeReader reader) {
    return ingest(store(), new DecodingImageJudge(ImageLimits.DEFAULT), reader);
  }

  /** Returns the handling of edits, with another store for pictures and another judge. */
  EditPhoto edits(ObjectStore store, ImageJudge judge) {
    return new EditPhoto(
        store,
        judge,
        new RenditionStore(store, app.graph.background()),
        app.graph.photos(),
        app.graph.photoErasure(),
        new AwaitedItems(millis -> {}, app.clock));
  }

  private IngestUpload ingest(ObjectStore store, ImageJudge judge, CodeReader reader) {
    var bucket = new PhotoBucket(app.bucket, TestApp.REGION, Optional.empty());
    return new IngestUpload(
        store(),
        judge,
        new RenditionStore(store, app.graph.background()),
        new CodeStore(
            reader,
            new PhotoCaptures(app.graph.uploads(), app.graph.captures(), app.clock),
            app.graph.uploads()),
        app.graph.uploads(),
        app.graph.ledger(),
        edits(store, judge),
        app.graph.photoErasure(),
        bucket,
        app.clock);
  }
}
