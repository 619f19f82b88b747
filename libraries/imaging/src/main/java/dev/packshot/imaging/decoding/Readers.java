package dev.packshot.imaging.decoding;

import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * A factory of ImageIO's readers. Each provider is chosen by class, so that no other decoder on the
 * class path is ever used.
 */
public final class Readers {
  private static final IIORegistry REGISTRY = IIORegistry.getDefaultInstance();

  static {
    ImageIO.setUseCache(false); // everything is in memory, and a function has no disk to spare
  }

  private Readers() {}

  /** Registers a provider that itself looks up others in the registry. */
  public static <T extends ImageReaderSpi> T register(T provider) {
    REGISTRY.registerServiceProvider(provider);
    return provider;
  }

  /** Returns the JDK's own provider for a format, such as {@code PNG}. */
  public static ImageReaderSpi ofTheJdk(String format) {
    return REGISTRY
        .getServiceProviders(ImageReaderSpi.class, spi -> isOfTheJdk(spi, format), false)
        .next();
  }

  /** Opens a reader that neither unpacks nor keeps metadata. */
  public static ImageReader open(ImageReaderSpi provider, ImageInputStream input)
      throws IOException {
    return open(provider, input, false);
  }

  /** Opens a reader for a file with a single frame, without metadata. */
  public static ImageReader openForwardOnly(ImageReaderSpi provider, ImageInputStream input)
      throws IOException {
    return open(provider, input, true);
  }

  private static ImageReader open(
      ImageReaderSpi provider, ImageInputStream input, boolean forwardOnly) throws IOException {
    var reader = provider.createReaderInstance();
    reader.setInput(input, forwardOnly, true);
    return reader;
  }

  private static boolean isOfTheJdk(Object provider, String format) {
    var type = provider.getClass();
    return type.getModule() == ImageIO.class.getModule()
        && type.getSimpleName().equals(format + "ImageReaderSpi");
  }
}
