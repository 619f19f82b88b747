package dev.packshot.photo;

import dev.packshot.id.EditId;
import dev.packshot.id.Ids;
import dev.packshot.imaging.PictureEdit;
import dev.packshot.imaging.Quality;
import dev.packshot.json.JsonWriter;
import java.util.List;
import java.util.Optional;

/**
 * The last edit of a photo or an image, and the pictures that show an edit.
 *
 * @param <P> the pictures
 * @param id of the last request to edit the picture or to undo that; empty if there was none
 * @param edit empty if the picture is shown as it was sent
 * @param shown what is shown instead of the pictures of the file, perhaps still of an earlier edit
 * @param replaced the edits that were shown before and whose pictures may still exist
 */
public record Edits<P>(
    Optional<EditId> id,
    Optional<PictureEdit> edit,
    Optional<Shown<P>> shown,
    List<EditId> replaced) {
  private static final double WHOLE = PictureEdit.Crop.ALL;

  public Edits {
    replaced = List.copyOf(replaced);
  }

  /**
   * The pictures that show an edit.
   *
   * @param <P> the pictures
   * @param width of the edited picture in pixels
   */
  public record Shown<P>(EditId id, long width, long height, Quality quality, P pictures) {
    /** Returns the quality of the edited picture. */
    public QualityReport report() {
      return new QualityReport(quality, Math.max(width, height));
    }
  }

  /** Returns no edits. */
  public static <P> Edits<P> none() {
    return new Edits<>(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /** Returns the first edit of a new picture, which is still to be made. */
  public static <P> Edits<P> first(EditId id, PictureEdit edit) {
    return new Edits<>(Optional.of(id), Optional.of(edit), Optional.empty(), List.of());
  }

  /** Returns whether the pictures of the last edit are still to be made. */
  public boolean isPending() {
    return edit.isPresent() && !shown.map(Shown::id).equals(id);
  }

  /** Returns whether a request is known, or was followed by another one. */
  public boolean includes(EditId request) {
    return id.filter(last -> last.toString().compareTo(request.toString()) >= 0).isPresent();
  }

  /** Returns whether a request is the last one and its pictures are still to be made. */
  public boolean awaits(EditId request) {
    return isPending() && id.equals(Optional.of(request));
  }

  /** Returns whether the pictures of a request are those that are shown. */
  public boolean shows(EditId request) {
    return shown.map(Shown::id).equals(Optional.of(request));
  }

  /** Returns whether a request has anything to do. One that is repeated has not. */
  public boolean differFrom(Optional<PictureEdit> requested) {
    return !edit.equals(requested) || isPending();
  }

  /** Returns the id of a new request, which is later than the last one that was read. */
  public EditId next(Ids ids) {
    return EditId.after(id, ids.next());
  }

  /** Writes the fields {@code edit} and {@code edit_pending}. */
  public void write(JsonWriter json) {
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
