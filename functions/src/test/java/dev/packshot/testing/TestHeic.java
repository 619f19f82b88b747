package dev.packshot.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.ValidImages;
import dev.packshot.imaging.DecodingImageJudge;

/** A photo as HEIC of 640 x 480 pixels, and the decoder of such files. */
public final class TestHeic {
  private TestHeic() {}

  public static byte[] file() {
    return ValidImages.all().stream()
        .filter(sample -> sample.name().equals("HEIC"))
        .map(ImageSample::bytes)
        .findFirst()
        .orElseThrow();
  }

  /** Skips the test if libheif was not built, because npm is missing; on CI the test fails. */
  public static void requireDecoder() {
    if (DecodingImageJudge.canDecodeHeic()) {
      return;
    }
    var message = "HEIC was not decoded: libheif was not built, because npm is missing.";
    if (System.getenv("CI") != null) {
      fail(message);
    }
    System.err.println("SKIPPED: " + message);
    abort(message);
  }
}
