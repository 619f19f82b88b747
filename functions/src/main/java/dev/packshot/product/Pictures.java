package dev.packshot.product;

import dev.packshot.id.EditId;
import dev.packshot.id.ImageId;
import dev.packshot.id.Sha256;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.Picture;
import dev.packshot.imaging.Rendition;
import dev.packshot.store.NewObject.Caching;
import dev.packshot.store.PictureSet;
import java.util.List;

/**
 * The public pictures of an image. Their keys depend on their content, {@code
 * public/images/{image}/{first 16 of the original's SHA-256}-{width}.{jpg|png}}, so that clients
 * can cache them forever.
 *
 * @param sha256 of the original
 * @param format of all pictures
 * @param widest the width in pixels of the picture that is made first
 * @param widths in pixels of all pictures; empty until all have been made
 */
public record Pictures(
    ImageId imageId, String sha256, ImageFormat format, int widest, List<Integer> widths) {
  /** The start of every public object's key. It is not part of the object's URL. */
  public static final String PUBLIC = "public/";

  /** The start of every public picture's key. */
  public static final String PREFIX = PUBLIC + "images/";

  private static final int DIGEST_LENGTH = 16;

  public Pictures {
    widths = List.copyOf(widths);
  }

  /** Returns the pictures of an image when only the widest has been made. */
  public static Pictures incomplete(ImageId imageId, String sha256, Rendition widest) {
    return new Pictures(imageId, sha256, widest.format(), widest.width(), List.of());
  }

  /** Returns the pictures of an edit, whose keys no other edit has. */
  public Pictures edited(EditId id, Picture picture, ImageFormat editedFormat) {
    var all = picture.widths();
    return new Pictures(imageId, nameOf(id), editedFormat, all.get(all.size() - 1), all);
  }

  /** Returns the start of the keys of the pictures of an edit. */
  public String prefix(EditId id) {
    return prefix(nameOf(id));
  }

  private String nameOf(EditId id) {
    return Sha256.hex(sha256 + " " + id);
  }

  /** Encodes a picture in the greatest of its widths. */
  public static Rendition widestOf(Picture picture) {
    var widths = picture.widths();
    return picture.rendition(widths.get(widths.size() - 1));
  }

  public boolean isComplete() {
    return !widths.isEmpty();
  }

  /** Returns the objects of the pictures, in any width. */
  PictureSet objects() {
    return new PictureSet(prefix(sha256), format, Caching.PUBLIC);
  }

  private String prefix(String digest) {
    return PREFIX + imageId + "/" + digest.substring(0, DIGEST_LENGTH);
  }
}
