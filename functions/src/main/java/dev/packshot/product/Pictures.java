package dev.packshot.product;

import dev.packshot.id.ImageId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.Picture;
import dev.packshot.imaging.Rendition;
import java.util.List;

/**
 * The public pictures of an image. Their keys name their content, {@code
 * public/images/{image}/{first 16 of the original's SHA-256}-{width}.{jpg|png}}, so that nobody
 * need ask for them twice.
 *
 * @param sha256 of the original
 * @param format of all of them
 * @param widest the width in pixels of the one that is there from the start
 * @param widths of all that are there once all have been made; none before
 */
public record Pictures(
    ImageId imageId, String sha256, ImageFormat format, int widest, List<Integer> widths) {
  /** What is public lies under this; the web server in front takes it off. */
  public static final String PUBLIC = "public/";

  /** What the keys of all public pictures begin with. */
  public static final String PREFIX = PUBLIC + "images/";

  private static final int DIGEST_LENGTH = 16;

  public Pictures {
    widths = List.copyOf(widths);
  }

  /** Of an image of which only the widest picture is there yet. */
  public static Pictures begun(ImageId imageId, String sha256, Rendition widest) {
    return new Pictures(imageId, sha256, widest.format(), widest.width(), List.of());
  }

  /** The widest that can be made of a picture. */
  public static Rendition widestOf(Picture picture) {
    var widths = picture.widths();
    return picture.rendition(widths.get(widths.size() - 1));
  }

  /** The same once all are there. */
  Pictures complete(List<Integer> all) {
    return new Pictures(imageId, sha256, format, widest, all);
  }

  public boolean isComplete() {
    return !widths.isEmpty();
  }

  String key(int width) {
    return PREFIX
        + imageId
        + "/"
        + sha256.substring(0, DIGEST_LENGTH)
        + "-"
        + width
        + "."
        + format.extensions().get(0);
  }
}
