package dev.packshot.imaging;

import dev.packshot.devkit.picture.ImageSample;
import java.util.List;
import java.util.function.Supplier;

/** WebP files that make one walk of their chunks or their lossless data as long as it gets. */
final class WorstWebps {
  private WorstWebps() {}

  static List<ImageSample> all() {
    return List.of(
        of(
            "WebP empty chunks",
            () ->
                webp(WorstFiles.filled(WorstFiles.LIMIT - 1_000, 'X', 'X', 'X', 'X', 0, 0, 0, 0))),
        of("WebP transforms", WorstWebps::webpOfTransforms),
        of("WebP codes", WorstWebps::webpOfCodes),
        of("WebP frames", WorstWebps::webpOfFrames));
  }

  private static ImageSample of(String name, Supplier<byte[]> file) {
    return WorstFiles.of(name, file);
  }

  private static byte[] webp(byte[] chunks) {
    return new FileBytes().text("RIFF").u32le(4L + chunks.length).text("WEBP").add(chunks).bytes();
  }

  /** Returns a picture of 50 megapixels that adds green to its colours eight million times. */
  private static byte[] webpOfTransforms() {
    var data = losslessStart(7_000, 7_200);
    // 1 and 10, the lowest bit first, again and again
    return webp(
        new FileBytes()
            .riffChunk("VP8L", data.fill(3 << 20, WorstFiles.bytes(0x6d, 0xdb, 0xb6)).bytes())
            .bytes());
  }

  private static FileBytes losslessStart(int width, int height) {
    long size = (width - 1) | (height - 1L) << 14;
    return new FileBytes().u8(0x2f).u32le(size);
  }

  /** Returns a picture whose blocks all have codes of their own, by the pattern of its data. */
  private static byte[] webpOfCodes() {
    var data =
        losslessStart(7_000, 7_200)
            .u8(0x04)
            .fill(WorstFiles.LIMIT - 100, WorstFiles.bytes(0x5a, 0xc3, 0x19, 0x77));
    return webp(new FileBytes().riffChunk("VP8L", data.bytes()).bytes());
  }

  private static byte[] webpOfFrames() {
    var chunks = new FileBytes().riffChunk("VP8X", new FileBytes().u32le(2).zeros(6).bytes());
    return webp(
        chunks
            .fill(WorstFiles.LIMIT - 1_000, new FileBytes().riffChunk("ANMF", new byte[16]).bytes())
            .bytes());
  }
}
