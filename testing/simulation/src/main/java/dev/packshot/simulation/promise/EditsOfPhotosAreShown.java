package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.imaging.PictureEdit;
import dev.packshot.photo.Edits;
import dev.packshot.photo.Photo;
import dev.packshot.photo.Renditions;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import dev.packshot.simulation.storage.StoredObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The promise that a photo shows the pictures of the edit that was asked for last. Only an upload
 * of another file may end an edit.
 */
public final class EditsOfPhotosAreShown implements Promise {
  private static final String EDIT = "edit";
  private static final String NONE = "none";

  private final LongSupplier clock;
  private final Map<String, PossibleValues> turns = new LinkedHashMap<>();

  /**
   * Creates a check.
   *
   * @param clock milliseconds since 1970
   */
  public EditsOfPhotosAreShown(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public String text() {
    return "A photo shows the pictures of its last edit.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (isEdit(request)) {
      var edit = request.json().get(EDIT);
      turns(request.parameter("photo_id"))
          .sent(request, edit.isNull() ? NONE : edit.get("rotate").asText());
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (isEdit(request) && answer.isSuccess()) {
      turns(request.parameter("photo_id")).answered(request);
    }
  }

  private static boolean isEdit(ApiRequest request) {
    return request.route() == Route.UPDATE_PHOTO && request.json().has(EDIT);
  }

  private PossibleValues turns(String photo) {
    return turns.computeIfAbsent(photo, it -> new PossibleValues(clock));
  }

  @Override
  public void settled(Stored stored) {
    stored.allPhotos().stream().filter(Photo::hasFile).forEach(photo -> check(photo, stored));
  }

  private void check(Photo photo, Stored stored) {
    var edits = photo.edits();
    var turns = turns(photo.address().photoId().toString());
    var turn = edits.edit().map(PictureEdit::rotate).map(String::valueOf).orElse(NONE);
    if (turns.isAnswered() && !turns.contains(turn) && !hasEnded(photo, stored)) {
      broken(photo.address().s3Key() + " is turned by " + turn + ", but was told " + turns + ".");
    }
    if (edits.isPending() || !edits.replaced().isEmpty()) {
      broken(photo.address().s3Key() + " does not show its last edit.");
    }
    edits.shown().ifPresent(shown -> requirePictures(photo, shown, stored));
  }

  /** Returns whether another file was uploaded, which ends the edit of the one before. */
  private static boolean hasEnded(Photo photo, Stored stored) {
    return photo.edits().edit().isEmpty()
        && stored.bucket().history(photo.address().s3Key()).stream()
                .map(StoredObject::sha256)
                .distinct()
                .count()
            > 1;
  }

  private void requirePictures(Photo photo, Edits.Shown<Renditions> shown, Stored stored) {
    for (var key : shown.pictures().keys(photo.address())) {
      if (stored.bucket().current(key).filter(it -> it.verdictTag().isEmpty()).isEmpty()) {
        broken(photo.address().s3Key() + " shows " + key + ", which is to be deleted or gone.");
      }
    }
  }
}
