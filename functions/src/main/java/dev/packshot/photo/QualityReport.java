package dev.packshot.photo;

import dev.packshot.imaging.Quality;
import dev.packshot.json.JsonWriter;

/**
 * The quality of a picture as the API shows it, with a check by each guideline.
 *
 * @param longerSide of the whole picture, in pixels
 */
public record QualityReport(Quality quality, long longerSide) {
  private static final double SHARE = 1_000;

  /** Writes the fields {@code quality} and {@code checks}. */
  public void write(JsonWriter json) {
    json.object("quality", this::writeNumbers).object("checks", this::writeChecks);
  }

  private void writeNumbers(JsonWriter json) {
    json.field("sharpness", quality.sharpness())
        .field("brightness", quality.brightness() / SHARE)
        .field("contrast", quality.contrast() / SHARE)
        .field("clipped_dark", quality.clippedDark() / SHARE)
        .field("clipped_light", quality.clippedLight() / SHARE)
        .field("background_white", quality.backgroundWhite() / SHARE)
        .field("fill", quality.fill() / SHARE)
        .field("shorter_side", quality.shorterSide());
  }

  private void writeChecks(JsonWriter json) {
    for (var guideline : ImageGuideline.values()) {
      var failures = guideline.failures(quality, longerSide);
      json.object(
          guideline.value(),
          check -> check.field("passed", failures.isEmpty()).texts("failures", failures));
    }
  }
}
