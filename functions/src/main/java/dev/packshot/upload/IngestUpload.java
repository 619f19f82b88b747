package dev.packshot.upload;

import dev.packshot.erasure.PhotoErasure;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.Judgement;
import dev.packshot.imaging.Picture;
import dev.packshot.imaging.TooSlowException;
import dev.packshot.imaging.Verdict;
import dev.packshot.ledger.ClientIdHeader;
import dev.packshot.ledger.LedgerRepository;
import dev.packshot.ledger.Promise;
import dev.packshot.photo.JudgedObject;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.JudgedObject.Replacement;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.photo.PhotoEditKey;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.Renditions;
import dev.packshot.photo.UploadRepository;
import dev.packshot.photo.UploadRepository.SaveStatus;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.UploadedObject;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The handling of an event about a photo's object: the object is judged, its smaller pictures are
 * made, and the verdict is saved in the session that the key names. Repeating it is safe, in any
 * order. A failure is thrown, and the event is delivered again.
 */
public final class IngestUpload {
  private final ObjectStore objects;
  private final ImageJudge judge;
  private final RenditionStore renditions;
  private final CodeStore codes;
  private final UploadRepository uploads;
  private final LedgerRepository ledger;
  private final EditPhoto edits;
  private final PhotoErasure erasure;
  private final PhotoBucket bucket;
  private final Clock clock;

  @Inject
  public IngestUpload(
      ObjectStore objects,
      ImageJudge judge,
      RenditionStore renditions,
      CodeStore codes,
      UploadRepository uploads,
      LedgerRepository ledger,
      EditPhoto edits,
      PhotoErasure erasure,
      PhotoBucket bucket,
      Clock clock) {
    this.objects = objects;
    this.judge = judge;
    this.renditions = renditions;
    this.codes = codes;
    this.uploads = uploads;
    this.ledger = ledger;
    this.edits = edits;
    this.erasure = erasure;
    this.bucket = bucket;
    this.clock = clock;
  }

  /**
   * Handles an event about a created object.
   *
   * @param isLastAttempt whether the event becomes a dead letter if this attempt fails
   */
  public IngestOutcome ingest(UploadedObject uploaded, boolean isLastAttempt) throws IOException {
    if (!uploaded.bucket().equals(bucket.name())) {
      return IngestOutcome.ignored("the object is in another bucket");
    }
    var edit = PhotoEditKey.parse(uploaded.key());
    if (edit.isPresent()) {
      return edits.edit(edit.get());
    }
    var key = PhotoKey.parse(uploaded.key());
    if (key.isEmpty()) {
      return IngestOutcome.ignored("the key is not that of a photo");
    }
    // checked before the object is read: an object of no session costs two reads of the table
    return uploads.sessionExists(key.get().address().sessionId())
        ? ingest(key.get(), uploaded, isLastAttempt)
        : noSession(key.get());
  }

  private IngestOutcome ingest(PhotoKey key, UploadedObject uploaded, boolean isLastAttempt)
      throws IOException {
    var stored = objects.open(uploaded.object());
    if (stored.isEmpty()) {
      return withoutObject(key.address());
    }
    try (var object = stored.get()) {
      return ingest(key, object, uploaded.sequencer(), isLastAttempt);
    }
  }

  /**
   * Handles an event whose object is gone. If its photo has been deleted, an earlier delivery may
   * have stored pictures and a pointer after that.
   */
  private IngestOutcome withoutObject(PhotoAddress photo) {
    if (uploads.find(photo.sessionId(), photo.photoId()).isDeleted()) {
      erasure.finishEvent(photo, Optional.empty());
      return IngestOutcome.deleted();
    }
    return IngestOutcome.ignored("the object no longer exists");
  }

  /**
   * Judges an object. If the last attempt takes too long as well, the photo is shown as rejected,
   * but the event becomes a dead letter: an attempt after a redrive may succeed.
   */
  private IngestOutcome ingest(
      PhotoKey key, ObjectStore.Stored object, String sequencer, boolean isLastAttempt)
      throws IOException {
    try {
      return ingest(key, object, sequencer);
    } catch (TooSlowException slow) {
      if (isLastAttempt) {
        var facts = facts(object.contentType(), slow.length(), slow.sha256(), object, sequencer);
        var undecided = JudgedObject.undecided(facts, slow.getMessage());
        save(key, Judged.withoutPicture(undecided), object);
      }
      throw slow;
    }
  }

  private IngestOutcome ingest(PhotoKey key, ObjectStore.Stored object, String sequencer)
      throws IOException {
    var judgement = judge.judge(object.bytes(), ImageFormat.PHOTOS);
    if (judgement.verdict() instanceof Verdict.Invalid invalid) {
      var facts =
          facts(object.contentType(), judgement.length(), judgement.sha256(), object, sequencer);
      var rejected = JudgedObject.rejected(facts, invalid.reason());
      return save(key, Judged.withoutPicture(rejected), object);
    }
    var image = ((Verdict.Valid) judgement.verdict()).facts();
    // made before the verdict is saved: a photo that is shown as ready has its pictures
    var made = makeRenditions(key, judgement, sequencer);
    var type = image.format().contentType();
    var facts = facts(type, judgement.length(), judgement.sha256(), object, sequencer);
    var dimensions = new Dimensions(image.width(), image.height());
    var ready =
        JudgedObject.ready(facts, dimensions, made.renditions())
            .with(image.takenAt(), judgement.picture().map(Picture::quality));
    return save(key, new Judged(ready, judgement.picture(), made.failure()), object);
  }

  private RenditionStore.Result makeRenditions(
      PhotoKey key, Judgement judgement, String sequencer) {
    var name = Renditions.name(judgement.sha256(), sequencer);
    return judgement
        .picture()
        .map(it -> renditions.make(key.address(), name, it.widths(), it::rendition))
        .orElse(RenditionStore.Result.NOTHING);
  }

  private static ObjectFacts facts(
      String contentType, long length, String sha256, ObjectStore.Stored object, String sequencer) {
    return new ObjectFacts(
        contentType,
        length,
        sha256,
        object.eTag(),
        object.version(),
        sequencer,
        object.origin().orElse(sequencer));
  }

  /**
   * A judged object with the picture that was decoded.
   *
   * @param missingPictures why smaller pictures are missing
   */
  private record Judged(
      JudgedObject object, Optional<Picture> picture, Optional<String> missingPictures) {
    static Judged withoutPicture(JudgedObject object) {
      return new Judged(object, Optional.empty(), Optional.empty());
    }
  }

  private IngestOutcome save(PhotoKey key, Judged judged, ObjectStore.Stored stored) {
    var object = judged.object();
    var now = clock.instant();
    var announced = promise(key, stored).map(promise -> promise.announcement(now));
    var saved = uploads.saveVerdict(key, object, announced, now);
    renditions.delete(key.address(), saved.unused());
    if (!saved.replaced().isEmpty()) {
      uploads.forgetReplaced(key.address(), saved.replaced());
    }
    // marked after the verdict is saved, so that the bucket deletes no object without a trace in
    // the table; an event that stops before this is delivered again
    if (isRejected(object, saved.status())) {
      objects.markRejected(key.text(), stored.version());
    }
    // read after the verdict is saved, since the item has the type of the photo that counts
    if (saved.leavesEdits()) {
      edits.end(key.address());
    }
    if (saved.lacksBarcodes()) {
      codes.readAndStore(key.address(), object.facts(), judged.picture());
    }
    return switch (saved.status()) {
      case SAVED ->
          object
              .rejectionReason()
              .map(IngestOutcome::rejected)
              .orElseGet(() -> IngestOutcome.accepted(judged.missingPictures()));
      case SAVED_BEFORE, SESSION_WAS_FULL -> IngestOutcome.alreadyDone();
      case REPLACED -> restore(key, object, saved.replacement().orElseThrow());
      case SESSION_FULL -> IngestOutcome.rejected("the session is full");
      case DELETED -> {
        erasure.finishEvent(key.address(), Optional.of(object.facts().sha256()));
        yield IngestOutcome.deleted();
      }
      case NO_SESSION -> noSession(key);
    };
  }

  /** Finds the promise of a photo by the client's name for it, which the object carries. */
  private Optional<Promise> promise(PhotoKey key, ObjectStore.Stored stored) {
    return Optional.ofNullable(stored.metadata().get(ClientIdHeader.NAME))
        .flatMap(ClientIdHeader::decode)
        .flatMap(clientId -> ledger.find(key.address().sessionId(), clientId))
        .filter(promise -> promise.key().equals(key));
  }

  private static boolean isRejected(JudgedObject object, SaveStatus status) {
    return switch (status) {
      case SAVED, SAVED_BEFORE -> object.isRefused();
      case SESSION_FULL, SESSION_WAS_FULL -> true;
      case REPLACED, DELETED, NO_SESSION -> false;
    };
  }

  /**
   * Makes the version that is to be shown the current one again, unless another object has been
   * posted since. The event of the copy is handled like every other, and the photo then shows the
   * copy. If the version is that of this event, another attempt has to follow: it is not stored
   * yet.
   */
  private IngestOutcome restore(PhotoKey key, JudgedObject object, Replacement replacement) {
    var shown = replacement.shown();
    if (objects.restore(
        shown.of(key.text()),
        shown.contentType(),
        Optional.of(replacement.hidden().eTag()),
        shown.origin())) {
      return IngestOutcome.restored();
    }
    if (shown.equals(object.facts())) {
      throw new IllegalStateException("Another object was posted meanwhile: " + key);
    }
    return IngestOutcome.alreadyDone();
  }

  private IngestOutcome noSession(PhotoKey key) {
    return erasure.finishEventOfDeletedSession(key.address())
        ? IngestOutcome.deletedWithSession()
        : IngestOutcome.ignored("the session does not exist");
  }
}
