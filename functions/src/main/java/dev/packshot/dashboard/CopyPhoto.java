package dev.packshot.dashboard;

import dev.packshot.http.Fields;
import dev.packshot.id.PhotoId;
import dev.packshot.imaging.ImageFormat;
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

/**
 * Makes images of the photos of sessions by copies inside S3, so that no byte passes through here.
 */
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

  /** A photo and the session it is of. */
  record Found(Session session, Photo photo) {}

  /** The id in a request; nothing where it is wrong. */
  static Optional<PhotoId> photoId(Fields fields) {
    return fields.requiredId(FIELD, PhotoId::parse);
  }

  /** The photo of that id; strongly consistent. */
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
   * Copies the original and all pictures of a ready photo of the product's organization, and
   * refuses every other. Whatever was copied goes again where one of them is gone.
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
                            "has no pictures to be shown by, being "
                                + photo.contentType().orElse("of no type")
                                + "; upload it as JPEG.")));
    var stored = stored(photo, renditions, address);
    if (!copyAll(photo, renditions, address, stored)) {
      objects.delete(address);
      throw new ProblemException(Problem.conflict("The photo's file is gone; take another photo."));
    }
    return stored;
  }

  private static void requireReady(Photo photo) {
    if (photo.status() != UploadStatus.READY) {
      throw new ProblemException(
          Problem.conflict(
              "The photo is " + photo.status().value() + "; only a ready one can be an image."));
    }
  }

  private static StoredImage stored(Photo photo, Renditions renditions, ImageAddress address) {
    var sha256 = photo.sha256().orElseThrow();
    var widths = renditions.widths();
    return new StoredImage(
        new Original(
            Original.formatOf(photo.contentType().orElseThrow()),
            sha256,
            photo.dimensions().orElseThrow().width(),
            photo.dimensions().orElseThrow().height()),
        new Pictures(
            address.imageId(),
            sha256,
            ImageFormat.ofExtension(renditions.extension()).orElseThrow(),
            Collections.max(widths),
            widths));
  }

  private boolean copyAll(
      Photo photo, Renditions renditions, ImageAddress address, StoredImage to) {
    var original = new OriginalKey(address, to.original().format());
    return objects.copyOriginal(photo.address().s3Key(), original)
        && renditions.widths().stream()
            .allMatch(
                width ->
                    objects.copyPicture(
                        renditions.key(photo.address(), width), to.pictures(), width));
  }
}
