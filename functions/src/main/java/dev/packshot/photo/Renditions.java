package dev.packshot.photo;

import java.util.List;

/**
 * The smaller pictures that were made of a photo's object, as S3 holds them.
 *
 * @param name what their keys have in common; another one for each object that was judged, so that
 *     the pictures of a replaced object can be removed whatever else happens
 * @param extension of every one of them
 * @param widths in pixels, smallest first
 */
public record Renditions(String name, String extension, List<Integer> widths) {
  /** The start of every rendition's S3 key. */
  public static final String PREFIX = "scanner/renditions/";

  public Renditions {
    widths = List.copyOf(widths);
  }

  /** The S3 key of one of them. */
  public String key(PhotoAddress photo, int width) {
    return PREFIX
        + photo.sessionId()
        + "/"
        + photo.photoId()
        + "/"
        + name
        + "-"
        + width
        + "."
        + extension;
  }

  /** The S3 keys of all of them. */
  public List<String> keys(PhotoAddress photo) {
    return widths.stream().map(width -> key(photo, width)).toList();
  }
}
