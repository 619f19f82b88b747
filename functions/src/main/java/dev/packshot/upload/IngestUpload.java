package dev.packshot.upload;

import dev.packshot.image.ImageFormat;
import dev.packshot.image.ImageJudge;
import dev.packshot.image.Judgement;
import dev.packshot.image.Verdict;
import dev.packshot.photo.JudgedObject;
import dev.packshot.photo.UploadStatus;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Judges an object that was created in S3 and files it in the session that its key names. Safe to
 * repeat, in any order; a fault is thrown, and the event comes again.
 */
public final class IngestUpload {
  private final PhotoObjects objects;
  private final ImageJudge judge;
  private final UploadRepository uploads;
  private final UploadBucket bucket;
  private final Clock clock;

  @Inject
  public IngestUpload(
      PhotoObjects objects,
      ImageJudge judge,
      UploadRepository uploads,
      UploadBucket bucket,
      Clock clock) {
    this.objects = objects;
    this.judge = judge;
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
    var stored = objects.open(uploaded.key());
    if (stored.isEmpty()) {
      return new Outcome.Ignored("the object is gone");
    }
    try (var object = stored.get()) {
      var judged = judge(key.get(), object, uploaded.sequencer());
      var filed = uploads.file(key.get(), judged, clock.instant());
      // only now: whatever the bucket lets go of has left its trace in the table. An event that
      // stops in between comes again, and comes by here
      if (isRejected(judged, filed)) {
        objects.markRejected(uploaded.key(), object.version());
      }
      return outcome(key.get(), judged, filed);
    }
  }

  private JudgedObject judge(PhotoKey key, PhotoObjects.Stored object, String sequencer)
      throws IOException {
    var format = ImageFormat.ofExtension(key.extension()).orElseThrow();
    var judgement = judge.judge(object.bytes(), format);
    return judgement.verdict() instanceof Verdict.Sound sound
        ? ready(judgement, sound, object, sequencer)
        : rejected(judgement, object, sequencer);
  }

  private static JudgedObject ready(
      Judgement judgement, Verdict.Sound sound, PhotoObjects.Stored object, String sequencer) {
    return new JudgedObject(
        UploadStatus.READY,
        Optional.empty(),
        sound.facts().format().contentType(),
        judgement.length(),
        judgement.sha256(),
        Optional.of(sound.facts().width()),
        Optional.of(sound.facts().height()),
        Optional.empty(),
        object.eTag(),
        sequencer);
  }

  private static JudgedObject rejected(
      Judgement judgement, PhotoObjects.Stored object, String sequencer) {
    return new JudgedObject(
        UploadStatus.REJECTED,
        Optional.of(((Verdict.Unsound) judgement.verdict()).reason()),
        object.contentType(),
        judgement.length(),
        judgement.sha256(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        object.eTag(),
        sequencer);
  }

  private static boolean isRejected(JudgedObject object, UploadRepository.Filed filed) {
    return switch (filed) {
      case DONE, BEFORE -> object.status() == UploadStatus.REJECTED;
      case SESSION_FULL, SESSION_FULL_BEFORE -> true;
      case UNKNOWN_SESSION -> false;
    };
  }

  private static Outcome outcome(PhotoKey key, JudgedObject object, UploadRepository.Filed filed) {
    return switch (filed) {
      case DONE ->
          object
              .rejectionReason()
              .<Outcome>map(reason -> new Outcome.Rejected(key, reason))
              .orElseGet(() -> new Outcome.Accepted(key));
      case BEFORE, SESSION_FULL_BEFORE -> new Outcome.AlreadyDone(key);
      case SESSION_FULL -> new Outcome.Rejected(key, "the session is full");
      case UNKNOWN_SESSION -> new Outcome.Ignored("there is no session of that id");
    };
  }
}
