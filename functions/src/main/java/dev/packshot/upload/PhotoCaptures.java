package dev.packshot.upload;

import dev.packshot.capture.Capture;
import dev.packshot.capture.CaptureAddress;
import dev.packshot.capture.CaptureRepository;
import dev.packshot.capture.CaptureType;
import dev.packshot.capture.Scan;
import dev.packshot.id.CaptureId;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.photo.UploadRepository;
import dev.packshot.session.Session;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The filing of a photo's code in a capture: the one that the photo names, or else one of the
 * photo's own, which has the photo's id and so is added once.
 */
public final class PhotoCaptures {
  private final UploadRepository uploads;
  private final CaptureRepository captures;
  private final Clock clock;

  @Inject
  public PhotoCaptures(UploadRepository uploads, CaptureRepository captures, Clock clock) {
    this.uploads = uploads;
    this.captures = captures;
    this.clock = clock;
  }

  /** Files the first code that states a product's number, or else the first one. Repeatable. */
  void file(PhotoAddress address, List<ReadCode> codes) {
    var code = codes.stream().filter(it -> it.meaning().gtin().isPresent()).findFirst();
    var chosen = code.or(() -> codes.stream().findFirst());
    if (chosen.isEmpty()) {
      return;
    }
    var found = uploads.find(address.sessionId(), address.photoId());
    if (found.session().isEmpty() || found.photo().isEmpty()) {
      return;
    }
    var named = found.photo().get().details().captureId();
    if (named.isEmpty()) {
      captures.addOfPicture(capture(found.session().get(), found.photo().get(), chosen.get()));
    } else if (code.isPresent()) {
      captures.addCode(address.sessionId(), named.get(), code.get().meaning());
    }
  }

  private Capture capture(Session session, Photo photo, ReadCode code) {
    var id = new CaptureId(photo.address().photoId().value());
    return Capture.create(
        new CaptureAddress(session.id(), session.organizationId(), id),
        new Scan(
            CaptureType.IMAGE,
            code.barcode().text(),
            code.meaning().gtin(),
            code.meaning().elements(),
            Optional.of(photo.address().s3Key()),
            false),
        Map.of(),
        clock.instant());
  }
}
