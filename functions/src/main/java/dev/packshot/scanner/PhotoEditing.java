package dev.packshot.scanner;

import dev.packshot.id.Ids;
import dev.packshot.photo.EditRequest;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoEditKey;
import dev.packshot.photo.PhotoLifetime;
import dev.packshot.photo.RequestedEdit;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.store.UploadedFiles;
import java.time.Clock;
import java.util.Optional;
import javax.inject.Inject;

/** The requests for edits of photos, which events about notes in the bucket carry out. */
public final class PhotoEditing {
  private final UploadedFiles files;
  private final PhotoLifetime lifetime;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public PhotoEditing(UploadedFiles files, PhotoLifetime lifetime, Ids ids, Clock clock) {
    this.files = files;
    this.lifetime = lifetime;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Asks for the pictures of an edit before it is stored, so that none is ever stored for which no
   * event comes. Returns what is to be stored; empty if that would change nothing. Refuses a photo
   * without pictures.
   */
  Optional<EditRequest> request(Photo photo, RequestedEdit requested) {
    requirePictures(photo);
    var edits = photo.edits();
    if (!edits.differFrom(requested.edit())) {
      return Optional.empty();
    }
    var id = edits.next(ids);
    files.putEmpty(new PhotoEditKey(photo.address(), id).text());
    return Optional.of(new EditRequest(id, requested.edit(), photo.sha256().orElseThrow()));
  }

  private void requirePictures(Photo photo) {
    if (!photo.isReady()) {
      throw new ProblemException(
          Problem.conflict(
              "The photo is " + photo.status().value() + "; only a ready one can be edited."));
    }
    if (lifetime.isOver(photo.address().photoId(), clock.instant())) {
      throw new ProblemException(Problem.conflict("The photo's file is no longer kept."));
    }
    if (photo.renditions().isEmpty()) {
      throw new ProblemException(
          Problem.invalid(
              "edit", "is not possible because the photo cannot be displayed; upload it as JPEG."));
    }
  }
}
