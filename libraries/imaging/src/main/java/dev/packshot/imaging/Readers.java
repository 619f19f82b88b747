package dev.packshot.imaging;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * The decoders: the JDK's for PNG, GIF and BMP, TwelveMonkeys' for WebP and, around the JDK's, for
 * JPEG with four inks or with a colour profile. Each is named, so that what else is on a class path
 * decodes nothing here.
 */
final class Readers {
  private static final IIORegistry REGISTRY = IIORegistry.getDefaultInstance();
  private static final ImageReaderSpi JPEG = new JPEGImageReaderSpi();
  private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

  static {
    ImageIO.setUseCache(false); // everything is in memory, and a function has no disk to fill
    REGISTRY.registerServiceProvider(JPEG); // which is how it finds the JDK's reader
  }

  private Readers() {}

  /** The JDK's own reader of JPEG, set to a file that {@link PlainJpeg} has reduced. */
  static ImageReader open(Bytes plainJpeg) throws IOException {
    var reader = ofTheJdk("JPEG").createReaderInstance();
    reader.setInput(stream(plainJpeg), true, true);
    return reader;
  }

  /** A reader set to the file, that neither unpacks nor keeps what stands beside the picture. */
  static ImageReader open(ImageFormat format, Bytes file) throws IOException, InvalidImage {
    var reader = provider(format).createReaderInstance();
    reader.setInput(input(format, file), false, true);
    return reader;
  }

  private static ImageInputStream input(ImageFormat format, Bytes file) throws InvalidImage {
    return format == ImageFormat.WEBP ? new WebpInput(file) : stream(file);
  }

  private static ImageInputStream stream(Bytes file) {
    return new ByteArrayImageInputStream(file.array, file.start, file.length());
  }

  private static ImageReaderSpi provider(ImageFormat format) {
    return switch (format) {
      case JPEG -> JPEG;
      case WEBP -> WEBP;
      case PNG, GIF, BMP -> ofTheJdk(format.name());
      case HEIC, SVG -> throw new IllegalArgumentException("Java has no decoder for " + format);
    };
  }

  private static ImageReaderSpi ofTheJdk(String name) {
    return REGISTRY
        .getServiceProviders(ImageReaderSpi.class, spi -> isOfTheJdk(spi, name), false)
        .next();
  }

  private static boolean isOfTheJdk(Object provider, String name) {
    var type = provider.getClass();
    return type.getModule() == ImageIO.class.getModule()
        && type.getSimpleName().equals(name + "ImageReaderSpi");
  }
}
