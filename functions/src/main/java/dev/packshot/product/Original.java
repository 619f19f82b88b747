package dev.packshot.product;

import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.Quality;
import dev.packshot.photo.QualityReport;
import java.util.Arrays;
import java.util.Optional;

/**
 * The file that an image was made of.
 *
 * @param sha256 in lower-case hex
 * @param width in pixels as encoded, before any orientation is applied
 * @param size in bytes; empty for an image of an earlier version of Packshot
 * @param quality of the picture; empty if it was not measured
 */
public record Original(
    ImageFormat format,
    String sha256,
    long width,
    long height,
    Optional<Long> size,
    Optional<Quality> quality) {
  public Original(ImageFormat format, String sha256, long width, long height) {
    this(format, sha256, width, height, Optional.empty(), Optional.empty());
  }

  /** Returns the quality as it is shown; empty if it was not measured. */
  Optional<QualityReport> qualityReport() {
    return quality.map(measured -> new QualityReport(measured, Math.max(width, height)));
  }

  /** Returns the format with this media type. */
  public static ImageFormat formatOf(String contentType) {
    return Arrays.stream(ImageFormat.values())
        .filter(format -> format.contentType().equals(contentType))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("not the media type of an image: " + contentType));
  }
}
