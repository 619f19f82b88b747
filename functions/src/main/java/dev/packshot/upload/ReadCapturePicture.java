package dev.packshot.upload;

import dev.packshot.capture.Capture;
import dev.packshot.capture.CaptureRepository;
import dev.packshot.capture.PictureCode;
import dev.packshot.gs1.ScannedText;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.TooSlowException;
import dev.packshot.imaging.Verdict;
import dev.packshot.imaging.code.CodeReader;
import dev.packshot.imaging.code.DetectedCode;
import dev.packshot.photo.Barcode;
import dev.packshot.photo.CapturePictureKey;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.ObjectVersion;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.UploadedObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The handling of an event about a capture's own picture: the code is read from it and looked up,
 * or the picture is deleted if there is no capture. Repeating it is safe. A failure is thrown, and
 * the event is delivered again.
 */
public final class ReadCapturePicture {
  private final CaptureRepository captures;
  private final ObjectStore objects;
  private final ImageJudge judge;
  private final CodeReader reader;
  private final PhotoBucket bucket;
  private final AwaitedItems awaited;
  private final Clock clock;

  @Inject
  public ReadCapturePicture(
      CaptureRepository captures,
      ObjectStore objects,
      ImageJudge judge,
      CodeReader reader,
      PhotoBucket bucket,
      AwaitedItems awaited,
      Clock clock) {
    this.captures = captures;
    this.objects = objects;
    this.judge = judge;
    this.reader = reader;
    this.bucket = bucket;
    this.awaited = awaited;
    this.clock = clock;
  }

  /** Returns whether an event is about a capture's picture. */
  public static boolean isPicture(UploadedObject created) {
    return CapturePictureKey.parse(created.key()).isPresent();
  }

  /**
   * Handles an event about a created object.
   *
   * @param isLastAttempt whether the event becomes a dead letter if this attempt fails
   */
  public IngestOutcome read(UploadedObject created, boolean isLastAttempt) throws IOException {
    if (!created.bucket().equals(bucket.name())) {
      return IngestOutcome.ignored("the object is in another bucket");
    }
    var key = CapturePictureKey.parse(created.key()).orElseThrow();
    var capture = awaited(key);
    if (capture.isEmpty()) {
      return remove(key);
    }
    return capture.get().scan().isUnread() && capture.get().status().isOpen()
        ? captures
            .startLookUp(key.session(), key.capture())
            .map(started -> read(key, started, isLastAttempt))
            .orElse(IngestOutcome.alreadyDone())
        : IngestOutcome.alreadyDone();
  }

  private Optional<Capture> awaited(CapturePictureKey key) {
    return awaited.find(
        key.capture().madeAt(),
        () -> captures.find(key.session(), key.capture()),
        Optional::isPresent);
  }

  private IngestOutcome remove(CapturePictureKey key) {
    if (awaited.mayBeInProgress(key.capture().madeAt())) {
      throw new IllegalStateException("The upload is still in progress: " + key);
    }
    objects.eraseUnder(key.text());
    return IngestOutcome.deleted();
  }

  private IngestOutcome read(CapturePictureKey key, Capture capture, boolean isLastAttempt) {
    var file = objects.open(ObjectVersion.current(key.text()));
    if (file.isEmpty()) {
      return fail(capture, "The image no longer exists.");
    }
    try (var stored = file.get()) {
      var judgement = judge.judge(stored.bytes(), CapturePictureKey.FORMATS);
      if (judgement.verdict() instanceof Verdict.Invalid invalid) {
        objects.markRejected(key.text(), stored.version());
        return fail(capture, "The image " + invalid.reason());
      }
      return save(capture, judgement.picture().map(it -> reader.read(it.grey())).orElse(List.of()));
    } catch (TooSlowException slow) {
      if (isLastAttempt) {
        var unused = fail(capture, "The image " + slow.getMessage());
      }
      throw new IllegalStateException(slow);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private IngestOutcome save(Capture capture, List<DetectedCode> detected) {
    var codes = detected.stream().flatMap(it -> code(it).stream()).toList();
    var withGtin = codes.stream().filter(it -> it.meaning().gtin().isPresent()).findFirst();
    var code = withGtin.or(() -> codes.stream().findFirst());
    if (code.isEmpty() && capture.scan().rawValue().isEmpty()) {
      return fail(
          capture,
          "No code could be read from the image; take it closer, sharp and without reflections.");
    }
    captures.addPicture(capture, code);
    return IngestOutcome.accepted(Optional.empty());
  }

  private static Optional<PictureCode> code(DetectedCode code) {
    return code.text().length() > Barcode.MAX_TEXT
        ? Optional.empty()
        : Optional.of(new PictureCode(code.text(), ScannedText.read(code.scanned())));
  }

  private IngestOutcome fail(Capture capture, String message) {
    var unused = captures.endLookUp(capture, capture.lookUp().failed(message, clock.instant()));
    return IngestOutcome.rejected(message);
  }
}
