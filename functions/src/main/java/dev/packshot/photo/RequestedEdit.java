package dev.packshot.photo;

import dev.packshot.http.Fields;
import dev.packshot.imaging.PictureEdit;
import dev.packshot.imaging.PictureEdit.Crop;
import java.util.Optional;

/**
 * An edit of a photo or an image as requested.
 *
 * @param edit empty if the picture is to be shown as it was sent
 */
public record RequestedEdit(Optional<PictureEdit> edit) {
  private static final String NAME = "edit";
  private static final int LAST_ROTATION = 270;
  private static final int QUARTER = 90;

  /** A hundredth of the picture. */
  private static final int LEAST = Crop.ALL / 100;

  /** Reads the field {@code edit}; empty if it is absent or not valid. */
  public static Optional<RequestedEdit> of(Fields fields) {
    if (!fields.has(NAME)) {
      return Optional.empty();
    }
    return Optional.of(
        new RequestedEdit(
            fields
                .object(NAME)
                .map(edit -> new PictureEdit(rotate(edit), crop(edit)))
                .filter(edit -> !edit.equals(PictureEdit.NONE))));
  }

  private static int rotate(Fields edit) {
    long degrees = edit.wholeNumber("rotate", 0, LAST_ROTATION).orElse(0L);
    if (degrees % QUARTER != 0) {
      edit.reject("rotate", "must be 0, 90, 180 or 270.");
      return 0;
    }
    return (int) degrees;
  }

  private static Crop crop(Fields edit) {
    return edit.object("crop").map(RequestedEdit::part).orElse(PictureEdit.NONE.crop());
  }

  private static Crop part(Fields crop) {
    int x = crop.requiredFraction("x", 0, Crop.ALL);
    int y = crop.requiredFraction("y", 0, Crop.ALL);
    int width = crop.requiredFraction("width", LEAST, Crop.ALL);
    int height = crop.requiredFraction("height", LEAST, Crop.ALL);
    boolean isWide = x + width > Crop.ALL;
    boolean isHigh = y + height > Crop.ALL;
    if (isWide) {
      crop.reject("width", "reaches beyond the right side of the picture.");
    }
    if (isHigh) {
      crop.reject("height", "reaches beyond the bottom of the picture.");
    }
    return isWide || isHigh ? PictureEdit.NONE.crop() : new Crop(x, y, width, height);
  }
}
