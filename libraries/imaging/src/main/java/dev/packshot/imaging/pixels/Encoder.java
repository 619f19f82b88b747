package dev.packshot.imaging.pixels;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** An encoder of bitmaps as files that contain the pixels and no metadata. */
public final class Encoder {
  private static final float QUALITY = 0.82f;

  private Encoder() {}

  /** Encodes a progressive JPEG with 4:2:0 chroma subsampling, ignoring alpha. */
  public static byte[] jpeg(Bitmap bitmap) {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var parameters = writer.getDefaultWriteParam();
    parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(QUALITY);
    return encode(opaque(bitmap), writer, parameters);
  }

  /** Encodes a PNG with alpha. */
  public static byte[] png(Bitmap bitmap) {
    var writer = ImageIO.getImageWritersByFormatName("png").next();
    return encode(withAlpha(bitmap), writer, writer.getDefaultWriteParam());
  }

  private static byte[] encode(
      BufferedImage image, ImageWriter writer, ImageWriteParam parameters) {
    var bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed.", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage withAlpha(Bitmap bitmap) {
    var image = image(bitmap.size(), BufferedImage.TYPE_4BYTE_ABGR);
    var samples = samples(image);
    int at = 0;
    for (int pixel : bitmap.argb()) {
      samples[at++] = (byte) (pixel >> 24);
      at = putColours(pixel, samples, at);
    }
    return image;
  }

  private static BufferedImage opaque(Bitmap bitmap) {
    var image = image(bitmap.size(), BufferedImage.TYPE_3BYTE_BGR);
    var samples = samples(image);
    int at = 0;
    for (int pixel : bitmap.argb()) {
      at = putColours(pixel, samples, at);
    }
    return image;
  }

  private static BufferedImage image(Size size, int type) {
    return new BufferedImage(size.width(), size.height(), type);
  }

  private static byte[] samples(BufferedImage image) {
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }

  private static int putColours(int pixel, byte[] samples, int at) {
    samples[at] = (byte) pixel;
    samples[at + 1] = (byte) (pixel >> 8);
    samples[at + 2] = (byte) (pixel >> 16);
    return at + 3;
  }
}
