package dev.packshot.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pixels as files to be shown: JPEG in several scans with halved colours, which is smaller and
 * shows early, or PNG where something shines through. Nothing but the pixels goes in.
 */
final class Encoder {
  private static final float QUALITY = 0.82f;

  private Encoder() {}

  static Rendition encode(Bitmap bitmap, boolean transparent) {
    var size = bitmap.size();
    var format = transparent ? ImageFormat.PNG : ImageFormat.JPEG;
    var bytes = encode(transparent ? withAlpha(bitmap) : opaque(bitmap), format);
    return new Rendition(size.width(), size.height(), format, bytes);
  }

  private static byte[] encode(BufferedImage image, ImageFormat format) {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName(format.name().toLowerCase(Locale.ROOT)).next();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings(writer, format));
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory takes every byte", impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ImageWriteParam settings(ImageWriter writer, ImageFormat format) {
    var settings = writer.getDefaultWriteParam();
    if (format == ImageFormat.JPEG) {
      settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
    }
    return settings;
  }

  private static BufferedImage withAlpha(Bitmap bitmap) {
    var size = bitmap.size();
    var image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_4BYTE_ABGR);
    var samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int at = 0;
    for (int pixel : bitmap.argb()) {
      samples[at++] = (byte) (pixel >> 24);
      at = putColours(pixel, samples, at);
    }
    return image;
  }

  private static BufferedImage opaque(Bitmap bitmap) {
    var size = bitmap.size();
    var image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
    var samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int at = 0;
    for (int pixel : bitmap.argb()) {
      at = putColours(pixel, samples, at);
    }
    return image;
  }

  private static int putColours(int pixel, byte[] samples, int at) {
    samples[at] = (byte) pixel;
    samples[at + 1] = (byte) (pixel >> 8);
    samples[at + 2] = (byte) (pixel >> 16);
    return at + 3;
  }
}
