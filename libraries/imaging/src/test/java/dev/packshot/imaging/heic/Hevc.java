package dev.packshot.imaging.heic;

import dev.packshot.heif.HevcDecoder;

/** The decoder of HEVC that tests need. Without npm it is missing, and they are skipped. */
final class Hevc {
  private Hevc() {}

  static void require() {
    if (!HevcDecoder.isAvailable()) {
      PillowHeif.skip("libheif was not built, because npm is not installed.");
    }
  }
}
