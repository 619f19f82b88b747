package dev.packshot.dashboard;

import dev.packshot.http.Fields;
import dev.packshot.id.PhotoId;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoRepository;
import dev.packshot.photo.Renditions;
import dev.packshot.photo.UploadStatus;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.ImageObjects;
import dev.packshot.product.Original;
import dev.packshot.product.OriginalKey;
import dev.packshot.product.Pictures;
import dev.packshot.session.Session;
import dev.packshot.session.SessionRepository;
import java.util.Collections;
import java.util.Optional;
import javax.inject.Inject;

/** The conversion of session photos to product images, by copies inside S3. */
public final class CopyPhoto {
  private static final String FIELD = "photo_short_id";

  private final SessionRepository sessions;
  private final PhotoRepository photos;
  private final ImageObjects objects;

  @Inject
  public CopyPhoto(SessionRepository sessions, PhotoRepository photos, ImageObjects objects) {
    this.sessions = sessions;
    this.photos = photos;
    this.objects = objects;
  }

  /** A photo and its session. */
  record Found(Session session, Photo photo) {}

  /** Reads the id of the photo from a request; empty if it is not valid. */
  static Optional<PhotoId> photoId(Fields fields) {
    return fields.requiredId(FIELD, PhotoId::parse);
  }

  /** Finds a photo and its session; strongly consistent. */
  Optional<Found> find(Optional<PhotoId> photoId) {
    return photoId.flatMap(
        id ->
            photos
                .sessionOf(id)
                .flatMap(
                    session ->
                        sessions
                            .find(session)
                            .flatMap(
                                found ->
                                    photos.find(session, id).map(it -> new Found(found, it)))));
  }

  /**
   * Copies the original and all pictures of a ready photo of the product's organization. Refuses
   * every other photo. If an object no longer exists, the copies are deleted.
   */
  StoredImage copy(Optional<Found> found, ImageAddress address) {
    var photo =
        found
            .filter(it -> it.session().organizationId().equals(address.product().organizationId()))
            .map(Found::photo)
            .orElseThrow(() -> new ProblemException(Problem.notFound("photo")));
    requireReady(photo);
    var renditions =
        photo
            .renditions()
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.invalid(
                            FIELD,
                            "cannot be displayed because it is "
                                + photo.contentType().orElse("of an unknown type")
                                + "; upload it as JPEG.")));
    var stored = stored(photo, renditions, address);
    if (!copyAll(photo, renditions, address, stored)) {
      objects.delete(address);
      throw new ProblemException(
          Problem.conflict(
              "The photo's file has just been replaced or no longer exists; read the photo"
                  + " again."));
    }
    return stored;
  }

  private static void requireReady(Photo photo) {
    if (photo.status() != UploadStatus.READY) {
      throw new ProblemException(
          Problem.conflict(
              "The photo is "
                  + photo.status().value()
                  + "; only a ready one can become an image."));
    }
    if (photo.isFileMissing()) {
      throw new ProblemException(
          Problem.conflict("The photo's file was removed from the storage; restore it first."));
    }
  }

  private static StoredImage stored(Photo photo, Renditions renditions, ImageAddress address) {
    var sha256 = photo.sha256().orElseThrow();
    var widths = renditions.widths();
    return new StoredImage(
        photo.details().type(),
        new Original(
            Original.formatOf(photo.contentType().orElseThrow()),
            sha256,
            photo.dimensions().orElseThrow().width(),
            photo.dimensions().orElseThrow().height(),
            photo.object().map(it -> it.facts().size()),
            photo.quality()),
        new Pictures(
            address.imageId(), sha256, renditions.format(), Collections.max(widths), widths),
        photo.edits().edit());
  }

  private boolean copyAll(
      Photo photo, Renditions renditions, ImageAddress address, StoredImage image) {
    var original = new OriginalKey(address, image.original().format());
    return objects.copyOriginal(photo.judgedVersion(), original)
        && renditions.widths().stream()
            .allMatch(
                width ->
                    objects.copyPicture(
                        renditions.key(photo.address(), width), image.pictures(), width));
  }
}
