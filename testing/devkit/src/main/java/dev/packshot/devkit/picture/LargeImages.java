package dev.packshot.devkit.picture;

import java.util.List;

/**
 * Valid files at the limits, each the most expensive one of its format: 120 megapixels, or as many
 * as the format is allowed. Some take seconds.
 */
public final class LargeImages {
  private LargeImages() {}

  public static List<ImageSample> all() {
    return List.of(
        new ImageSample(
            "JPEG of 120 megapixels",
            "image/jpeg",
            12_000,
            10_000,
            () -> FlatJpegs.whole(12_000, 10_000)),
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
            "WebP of 30 megapixels",
            "image/webp",
            5_477,
            5_477,
            () -> Webps.flat(5_477, 5_477, 1 << 20)),
        new ImageSample(
            "WebP very tall",
            "image/webp",
            1_830,
            16_384,
            () -> Webps.flat(1_830, 16_384, 1 << 20)));
  }
}
