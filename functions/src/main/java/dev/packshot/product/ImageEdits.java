package dev.packshot.product;

import dev.packshot.id.EditId;
import dev.packshot.imaging.PictureEdit;
import dev.packshot.imaging.Quality;
import dev.packshot.json.JsonWriter;
import dev.packshot.photo.QualityReport;
import java.util.Optional;

/**
 * The last edit of an image, and the pictures that show an edit.
 *
 * @param id of the last request to edit the image or to undo that; empty if there was none
 * @param edit empty if the image is shown as it was sent
 * @param shown what is shown instead of the pictures of the file, perhaps still of an earlier edit
 */
public record ImageEdits(Optional<EditId> id, Optional<PictureEdit> edit, Optional<Shown> shown) {
  /** No edits. */
  public static final ImageEdits NONE =
      new ImageEdits(Optional.empty(), Optional.empty(), Optional.empty());

  private static final double WHOLE = PictureEdit.Crop.ALL;

  /**
   * The pictures that show an edit.
   *
   * @param width of the edited picture in pixels
   */
  public record Shown(EditId id, long width, long height, Quality quality, Pictures pictures) {
    QualityReport report() {
      return new QualityReport(quality, Math.max(width, height));
    }
  }

  /** Returns whether the pictures of the last edit are still to be made. */
  public boolean isPending() {
    return edit.isPresent() && !shown.map(Shown::id).equals(id);
  }

  /** Returns whether a request is known, or was followed by another one. */
  public boolean includes(EditId request) {
    return id.filter(last -> last.toString().compareTo(request.toString()) >= 0).isPresent();
  }

  void write(JsonWriter json) {
    edit.ifPresent(present -> json.object("edit", it -> write(it, present)));
    json.field("edit_pending", isPending());
  }

  private static void write(JsonWriter json, PictureEdit edit) {
    var crop = edit.crop();
    json.field("rotate", edit.rotate())
        .object(
            "crop",
            it ->
                it.field("x", crop.x() / WHOLE)
                    .field("y", crop.y() / WHOLE)
                    .field("width", crop.width() / WHOLE)
                    .field("height", crop.height() / WHOLE));
  }
}
