package dev.packshot.product;

import dev.packshot.imaging.ImageFormat;
import java.util.Arrays;

/**
 * The file that an image was made of.
 *
 * @param sha256 in lower-case hex
 * @param width in pixels as encoded, before any orientation is applied
 */
public record Original(ImageFormat format, String sha256, long width, long height) {
  /** Returns the format with this media type. */
  public static ImageFormat formatOf(String contentType) {
    return Arrays.stream(ImageFormat.values())
        .filter(format -> format.contentType().equals(contentType))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("not the media type of an image: " + contentType));
  }
}
