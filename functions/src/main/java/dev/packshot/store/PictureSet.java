package dev.packshot.store;

import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.Rendition;

/**
 * The objects with one picture in several widths.
 *
 * @param keyPrefix the start of all keys, up to the width
 */
public record PictureSet(String keyPrefix, ImageFormat format, NewObject.Caching caching) {
  /** Returns the key of the object with this width in pixels. */
  public String key(int width) {
    return keyPrefix + "-" + width + "." + format.extensions().get(0);
  }

  /** Returns the object of an encoded picture, to be stored. */
  public NewObject object(Rendition rendition) {
    return new NewObject(key(rendition.width()), format.contentType(), caching, rendition.bytes());
  }
}
