package dev.packshot.photo;

import dev.packshot.id.CaptureId;
import dev.packshot.id.Ids;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.UploadRepository.SaveResult;
import dev.packshot.testing.TestApp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A session whose photos a test stores through the repositories. */
final class StoredPhotos {
  static final Instant TAKEN = Instant.parse("2026-05-06T07:08:09Z");

  final TestApp app = new TestApp();
  final Ids ids = new Ids(app.clock);
  final UploadRepository uploads = app.graph.uploads();
  final SessionId session = SessionId.parse(app.openSession()).orElseThrow();

  PhotoKey newKey(PhotoType type) {
    return new PhotoKey(session.value(), ids.next(), type, "jpg");
  }

  Registration bare(PhotoKey key) {
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

  Registration full(PhotoKey key) {
    return named(key, "a.jpg", Map.of("a", "b"));
  }

  Registration with(PhotoKey key, Map<String, String> metadata) {
    return named(key, "a.jpg", metadata);
  }

  Registration named(PhotoKey key, String name, Map<String, String> metadata) {
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

  SaveResult save(PhotoKey key, JudgedObject object) {
    return uploads.saveVerdict(key, object, Optional.empty(), app.clock.instant());
  }

  void saveAnnounced(
      PhotoKey key, JudgedObject object, Registration facts, Optional<String> onlySha256) {
    var announced = Optional.of(new Announcement("c1", facts, onlySha256));
    uploads.saveVerdict(key, object, announced, app.clock.instant());
  }

  Optional<Photo> find(PhotoKey key) {
    return uploads.find(key).photo();
  }

  Optional<PhotoId> duplicateOf(PhotoKey key) {
    return find(key).orElseThrow().object().flatMap(JudgedObject::duplicateOf);
  }

  long count() {
    return app.graph.sessions().find(session).orElseThrow().photoCount();
  }

  static JudgedObject ready(int version) {
    return sameBytes(version, version);
  }

  static JudgedObject sameBytes(int bytes, int version) {
    return JudgedObject.ready(facts(bytes, version), new Dimensions(4, 3), Optional.empty());
  }

  static ObjectFacts facts(int version) {
    return facts(version, version);
  }

  static ObjectFacts facts(int bytes, int version) {
    return new ObjectFacts(
        "image/jpeg",
        1,
        "%064x".formatted(bytes),
        "etag" + version,
        Optional.of("v" + version),
        "%032d".formatted(version));
  }
}
