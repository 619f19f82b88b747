package dev.packshot.upload;

import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.Judgement;
import dev.packshot.imaging.Verdict;
import dev.packshot.photo.JudgedObject;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.UploadRepository;
import dev.packshot.photo.UploadStatus;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.UploadedObject;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Judges an object that was created in S3, makes the smaller pictures of it, and files it in the
 * session that its key names. Safe to repeat, in any order; a fault is thrown, and the event comes
 * again.
 */
public final class IngestUpload {
  private final ObjectStore objects;
  private final ImageJudge judge;
  private final RenditionStore renditions;
  private final UploadRepository uploads;
  private final PhotoBucket bucket;
  private final Clock clock;

  @Inject
  public IngestUpload(
      ObjectStore objects,
      ImageJudge judge,
      RenditionStore renditions,
      UploadRepository uploads,
      PhotoBucket bucket,
      Clock clock) {
    this.objects = objects;
    this.judge = judge;
    this.renditions = renditions;
    this.uploads = uploads;
    this.bucket = bucket;
    this.clock = clock;
  }

  public Outcome ingest(UploadedObject uploaded) throws IOException {
    if (!uploaded.bucket().equals(bucket.name())) {
      return new Outcome.Ignored("the object is in another bucket");
    }
    var key = PhotoKey.parse(uploaded.key());
    if (key.isEmpty()) {
      return new Outcome.Ignored("the key is none of ours");
    }
    // before the bytes are asked for: a stranger's object costs a read of the table and no more
    return uploads.knows(key.get().address().sessionId())
        ? ingest(key.get(), uploaded)
        : unknownSession();
  }

  private Outcome ingest(PhotoKey key, UploadedObject uploaded) throws IOException {
    var stored = objects.open(uploaded.key());
    if (stored.isEmpty()) {
      return new Outcome.Ignored("the object is gone");
    }
    try (var object = stored.get()) {
      return ingest(key, object, uploaded.sequencer());
    }
  }

  private Outcome ingest(PhotoKey key, ObjectStore.Stored object, String sequencer)
      throws IOException {
    var format = ImageFormat.ofExtension(key.extension()).orElseThrow();
    var judgement = judge.judge(object.bytes(), format);
    if (judgement.verdict() instanceof Verdict.Invalid invalid) {
      var facts = facts(object.contentType(), judgement, object, sequencer);
      var rejected = JudgedObject.rejected(facts, invalid.reason());
      return file(key, rejected, object, Optional.empty());
    }
    var image = ((Verdict.Valid) judgement.verdict()).facts();
    // the pictures first: a photo that is shown as ready has them
    var made = pictures(key, judgement, sequencer);
    var facts = facts(image.format().contentType(), judgement, object, sequencer);
    var dimensions = new Dimensions(image.width(), image.height());
    var ready = JudgedObject.ready(facts, dimensions, made.renditions());
    return file(key, ready, object, made.lack());
  }

  private RenditionStore.Made pictures(PhotoKey key, Judgement judgement, String sequencer) {
    var name = RenditionStore.name(judgement.sha256(), sequencer);
    return judgement
        .picture()
        .map(it -> renditions.make(key.address(), name, it.widths(), it::rendition))
        .orElse(RenditionStore.Made.NOTHING);
  }

  private static ObjectFacts facts(
      String contentType, Judgement judgement, ObjectStore.Stored object, String sequencer) {
    return new ObjectFacts(
        contentType, judgement.length(), judgement.sha256(), object.eTag(), sequencer);
  }

  private Outcome file(
      PhotoKey key, JudgedObject object, ObjectStore.Stored stored, Optional<String> lack) {
    var filing = uploads.file(key, object, clock.instant());
    renditions.remove(key.address(), filing.unused());
    // only now: whatever the bucket lets go of has left its trace in the table. An event that
    // stops in between comes again, and comes by here
    if (isRejected(object, filing.filed())) {
      objects.markRejected(key.text(), stored.version());
    }
    return switch (filing.filed()) {
      case DONE ->
          object
              .rejectionReason()
              .<Outcome>map(reason -> new Outcome.Rejected(key, reason))
              .orElseGet(() -> new Outcome.Accepted(key, lack));
      case BEFORE, SESSION_FULL_BEFORE -> new Outcome.AlreadyDone(key);
      case SESSION_FULL -> new Outcome.Rejected(key, "the session is full");
      case UNKNOWN_SESSION -> unknownSession();
    };
  }

  private static boolean isRejected(JudgedObject object, UploadRepository.Filed filed) {
    return switch (filed) {
      case DONE, BEFORE -> object.status() == UploadStatus.REJECTED;
      case SESSION_FULL, SESSION_FULL_BEFORE -> true;
      case UNKNOWN_SESSION -> false;
    };
  }

  private static Outcome unknownSession() {
    return new Outcome.Ignored("there is no session of that id");
  }
}
