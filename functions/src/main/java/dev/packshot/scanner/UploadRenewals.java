package dev.packshot.scanner;

import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.ledger.LedgerRepository;
import dev.packshot.ledger.Promise;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoRepository;
import dev.packshot.photo.PhotoType;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.session.Session;
import dev.packshot.store.UploadTerms;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;

/** The renewal of forms of photos that have not arrived, or whose files are missing. */
public final class UploadRenewals {
  private final PhotoRepository photos;
  private final LedgerRepository promises;

  @Inject
  public UploadRenewals(PhotoRepository photos, LedgerRepository promises) {
    this.photos = photos;
    this.promises = promises;
  }

  /** A photo whose form is to be renewed, and what is stored about it. */
  public record Found(PhotoId id, Optional<Photo> photo, Supplier<Optional<Promise>> promise) {}

  Found find(SessionId session, PhotoId photo) {
    return new Found(photo, photos.find(session, photo), promises.findByPhoto(session, photo));
  }

  /**
   * Returns the terms of a new form: those of the promise, if the photo was promised.
   *
   * @throws ProblemException if the photo has arrived, was not issued or can no longer be sent
   */
  UploadTerms renew(Found found, Session session, PhotoType type, String extension, Instant now) {
    if (found.photo().filter(UploadRenewals::hasArrived).isPresent()) {
      throw new ProblemException(
          Problem.conflict("The photo has arrived; read its upload_status in the session."));
    }
    if (found.photo().isEmpty() && photos.isDeleted(session.id(), found.id())) {
      throw new ProblemException(Problem.conflict("The photo has been deleted."));
    }
    var promise = found.promise().get();
    if (promise.isPresent()) {
      return renew(promise.get(), session, now);
    }
    session.requireActive(now);
    return found
        .photo()
        .flatMap(photo -> PhotoKey.parse(photo.address().s3Key()))
        .or(() -> key(session, found.id(), type, extension))
        .filter(key -> key.isIssuedBy(session))
        .map(key -> UploadTerms.of(key.text(), key.contentType()))
        .orElseThrow(UploadRenewals::notIssued);
  }

  private static boolean hasArrived(Photo photo) {
    return photo.object().isPresent() && !photo.isFileMissing();
  }

  private static Optional<PhotoKey> key(
      Session session, PhotoId photo, PhotoType type, String extension) {
    return PhotoKey.isPhotoId(photo.value())
        ? Optional.of(new PhotoKey(session.id().value(), photo.value(), type, extension))
        : Optional.empty();
  }

  private static RuntimeException notIssued() {
    return new ProblemException(
        Problem.invalid(
            "photo_short_id",
            "is not a photo of this session with this photo_type and file type."));
  }

  private UploadTerms renew(Promise promise, Session session, Instant now) {
    if (promise.isOverAt(now)) {
      session.requireActive(now);
    }
    if (promise.isToBeRenewedAt(now)) {
      promises.renew(promise.renewedAt(now));
    }
    return promise.terms();
  }
}
