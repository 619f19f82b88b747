package dev.packshot.imaging.webp;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.packshot.imaging.decoding.FrameReader;
import dev.packshot.imaging.decoding.RasterFormat;
import dev.packshot.imaging.decoding.Readers;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.spi.ImageReaderSpi;

/** WebP files, decoded by TwelveMonkeys' reader. */
public final class WebpFormat implements RasterFormat {
  private static final ImageReaderSpi PROVIDER = new WebPImageReaderSpi();

  @Override
  public ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return WebpParser.parse(file, limits);
  }

  @Override
  public Optional<Bitmap> decode(Bytes file, ImageStructure structure, Size target)
      throws IOException, InvalidImage {
    var input = new WebpInput(file);
    var reader = Readers.open(PROVIDER, input);
    try (var frames = new FrameReader(reader, structure, target, input::requireNoOverread)) {
      return Optional.of(frames.readAll());
    }
  }
}
