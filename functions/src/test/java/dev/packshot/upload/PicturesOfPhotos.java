package dev.packshot.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoKey;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.S3ObjectStore;
import dev.packshot.store.UploadedObject;
import dev.packshot.testing.TestApp;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What table and bucket hold of the smaller pictures of photos. */
record PicturesOfPhotos(TestApp app) {
  static final byte[] WIDE = new CameraPhoto(900, 600, 1, 0.8f).jpeg();
  static final byte[] OTHER = new CameraPhoto(500, 400, 1, 0.8f).jpeg();

  private static final String PREFIX = "scanner/renditions/";

  Photo photo(String key) {
    return app.graph.uploads().find(PhotoKey.parse(key).orElseThrow()).photo().orElseThrow();
  }

  /** The keys of all there are in the bucket. */
  List<String> all() {
    return under(PREFIX);
  }

  List<String> of(String key) {
    var address = PhotoKey.parse(key).orElseThrow().address();
    return under(PREFIX + address.sessionId() + "/" + address.photoId() + "/");
  }

  private List<String> under(String prefix) {
    var found = TestApp.s3().client().listObjectsV2(list -> list.bucket(app.bucket).prefix(prefix));
    return found.contents().stream().map(S3Object::key).toList();
  }

  /** That those are there which the photo names, and no others. */
  void assertShown(String key) {
    assertThat(of(key))
        .containsExactlyInAnyOrderElementsOf(
            photo(key).renditions().orElseThrow().keys(photo(key).address()));
  }

  ObjectStore storage() {
    return new S3ObjectStore(TestApp.s3().client(), app.bucket);
  }

  UploadedObject event(String key, String sequencer) {
    return new UploadedObject(app.bucket, key, sequencer + "0".repeat(32 - sequencer.length()));
  }

  /** As the function has it, on another storage. */
  IngestUpload ingest(ObjectStore storage) {
    var bucket = new PhotoBucket(app.bucket, TestApp.REGION, Optional.empty());
    return new IngestUpload(
        new S3ObjectStore(TestApp.s3().client(), app.bucket),
        new ImageJudge(ImageLimits.DEFAULT),
        new RenditionStore(storage),
        app.graph.uploads(),
        bucket,
        app.clock);
  }
}
