package dev.packshot.devkit.picture;

import java.util.List;

/**
 * Valid files at the limits, each the most expensive one of its format, with as many pixels as the
 * format may have. Some take seconds.
 */
public final class LargeImages {
  private LargeImages() {}

  public static List<ImageSample> all() {
    return List.of(
        new ImageSample(
            "JPEG of 200 megapixels",
            "image/jpeg",
            16_384,
            12_288,
            () -> FlatJpegs.whole(16_384, 12_288)),
        new ImageSample(
            "JPEG very tall", "image/jpeg", 2_400, 20_000, () -> FlatJpegs.whole(2_400, 20_000)),
        new ImageSample(
            "JPEG progressive",
            "image/jpeg",
            10_000,
            8_900,
            () -> FlatJpegs.manyScans(10_000, 8_900, 5)),
        new ImageSample(
            "PNG of 16 bits and transparency",
            "image/png",
            12_000,
            10_000,
            () -> Pngs.zeros(12_000, 10_000, 16, 6, false)),
        new ImageSample(
            "PNG of 16 bits, interlaced",
            "image/png",
            4_000,
            20_000,
            () -> Pngs.zeros(4_000, 20_000, 16, 6, true)),
        new ImageSample(
            "PNG of one bit", "image/png", 12_000, 10_000, () -> Pngs.black(12_000, 10_000)),
        new ImageSample(
            "WebP of 50 megapixels",
            "image/webp",
            7_106,
            7_106,
            () -> Webps.flat(7_106, 7_106, 1 << 20)),
        new ImageSample(
            "WebP very tall",
            "image/webp",
            3_080,
            16_383,
            () -> Webps.flat(3_080, 16_383, 1 << 20)));
  }
}
