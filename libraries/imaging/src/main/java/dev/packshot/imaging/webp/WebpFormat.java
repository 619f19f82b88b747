package dev.packshot.imaging.webp;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.packshot.imaging.decoding.Canvas;
import dev.packshot.imaging.decoding.FrameReader;
import dev.packshot.imaging.decoding.PixelRows;
import dev.packshot.imaging.decoding.RasterFormat;
import dev.packshot.imaging.decoding.Readers;
import dev.packshot.imaging.decoding.TimedInput;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Deadline;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.Placement;
import dev.packshot.imaging.structure.Presentation;
import dev.packshot.imaging.structure.StructureLimits;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.spi.ImageReaderSpi;

/**
 * WebP files. Lossy pictures are decoded by TwelveMonkeys' reader, each as a file of its own;
 * lossless ones and transparency by {@link LosslessDecoder}.
 */
public final class WebpFormat implements RasterFormat {
  /** The most pixels. Lossless ones are held at 4 bytes each, which is 202 MB. */
  public static final int MAX_WEBP_PIXELS = 50_500_000;

  private static final ImageReaderSpi PROVIDER = new WebPImageReaderSpi();

  @Override
  public ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return WebpParser.parse(file, limits);
  }

  @Override
  public Optional<Bitmap> decode(
      Bytes file, ImageStructure structure, Size target, Deadline deadline)
      throws IOException, InvalidImage {
    Optional<Bitmap> first = Optional.empty();
    for (var frame : WebpParser.frames(file)) {
      deadline.check();
      var picture = frame.isLossless() ? lossless(frame) : lossy(frame, deadline);
      if (first.isEmpty()) {
        first = Optional.of(onCanvas(picture, frame.size(), structure, target));
      }
    }
    return first;
  }

  /** A decoded frame, of which every n-th pixel of every n-th row was kept. */
  private record Picture(PixelRows rows, int step) {}

  private static Bitmap onCanvas(Picture picture, Size frame, ImageStructure structure, Size target)
      throws InvalidImage {
    int step = picture.step();
    var first = structure.first();
    var position = new Placement(first.left() / step, first.top() / step);
    return new Canvas(
            structure.size().subsampled(step), picture.rows(), frame.subsampled(step), position)
        .downscaledTo(target);
  }

  private static Picture lossless(WebpFrame frame) throws InvalidImage {
    var pixels = LosslessDecoder.decode(frame.data(), frame.size());
    return new Picture(
        (row, argb) -> System.arraycopy(pixels, row * argb.length, argb, 0, argb.length), 1);
  }

  private static Picture lossy(WebpFrame frame, Deadline deadline)
      throws IOException, InvalidImage {
    var alpha =
        frame.alpha().isEmpty() ? null : AlphaPlane.decode(frame.alpha().get(), frame.size());
    var input = new TimedInput(LossyFile.of(frame.data()), deadline);
    var reader = Readers.open(PROVIDER, input);
    var structure = ImageStructure.still(frame.size(), Presentation.PLAIN);
    FrameReader.FrameCheck check = () -> requireNoOverread(input);
    try (var frames = new FrameReader(reader, structure, frame.size(), check)) {
      int step = frames.step();
      var rows = frames.readFirst();
      return new Picture(alpha == null ? rows : transparent(rows, alpha, step), step);
    }
  }

  private static void requireNoOverread(TimedInput input) throws InvalidImage {
    if (input.isOverread()) {
      throw InvalidImage.missingPixels();
    }
  }

  private static PixelRows transparent(PixelRows opaque, AlphaPlane alpha, int step) {
    return (row, argb) -> {
      opaque.read(row, argb);
      for (int x = 0; x < argb.length; x++) {
        argb[x] = (argb[x] & 0xffffff) | alpha.at(x * step, row * step) << 24;
      }
    };
  }
}
