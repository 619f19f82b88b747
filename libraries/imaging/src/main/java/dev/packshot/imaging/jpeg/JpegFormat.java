package dev.packshot.imaging.jpeg;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import dev.packshot.imaging.decoding.FrameReader;
import dev.packshot.imaging.decoding.RasterFormat;
import dev.packshot.imaging.decoding.Readers;
import dev.packshot.imaging.decoding.TimedInput;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Deadline;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;
import java.awt.color.ColorSpace;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.spi.ImageReaderSpi;

/**
 * JPEG files, reduced to {@link PlainJpeg} and decoded by the JDK's reader if they have one
 * component or three, and otherwise by TwelveMonkeys', which wraps the JDK's and converts CMYK.
 */
public final class JpegFormat implements RasterFormat {
  /**
   * The most pixels of a JPEG whose colours are grey, YCbCr or RGB: a sensor of 200 megapixels has
   * 16,384 x 12,288. No row of it is kept unless it has several scans, which need memory.
   */
  public static final int MAX_JPEG_PIXELS = 202_000_000;

  // the registration is how it finds the JDK's reader
  private static final ImageReaderSpi TWELVE_MONKEYS = Readers.register(new JPEGImageReaderSpi());

  private static final ImageTypeSpecifier RGB =
      ImageTypeSpecifier.createInterleaved(
          ColorSpace.getInstance(ColorSpace.CS_sRGB),
          new int[] {0, 1, 2},
          DataBuffer.TYPE_BYTE,
          false,
          false);

  @Override
  public ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return JpegParser.parse(file, limits);
  }

  @Override
  public Optional<Bitmap> decode(
      Bytes file, ImageStructure structure, Size target, Deadline deadline)
      throws IOException, InvalidImage {
    var plain = PlainJpeg.of(file);
    return Optional.of(
        plain.hasKnownColours()
            ? decodePlain(plain.bytes(), structure, target, deadline)
            : decodeOther(new TimedInput(plain.bytes(), deadline), structure, target));
  }

  private static Bitmap decodePlain(
      Bytes plain, ImageStructure structure, Size target, Deadline deadline)
      throws IOException, InvalidImage {
    try {
      return decodePlain(new TimedInput(plain, deadline), structure, target, false);
    } catch (InvalidImage loss) {
      if (!SequentialScan.isWholeButForItsLastBlock(plain)) {
        throw loss;
      }
    }
    return decodePlain(new TimedInput(plain, deadline), structure, target, true);
  }

  private static Bitmap decodePlain(
      TimedInput input, ImageStructure structure, Size target, boolean lenient)
      throws IOException, InvalidImage {
    var reader = Readers.openForwardOnly(Readers.ofTheJdk("JPEG"), input);
    try (var frames = new FrameReader(reader, structure, target)) {
      if (lenient) {
        frames.acceptLossAtTheEnd();
      }
      return frames.stream(RGB);
    }
  }

  private static Bitmap decodeOther(TimedInput input, ImageStructure structure, Size target)
      throws IOException, InvalidImage {
    var reader = Readers.open(TWELVE_MONKEYS, input);
    try (var frames = new FrameReader(reader, structure, target)) {
      return frames.readAll();
    }
  }
}
