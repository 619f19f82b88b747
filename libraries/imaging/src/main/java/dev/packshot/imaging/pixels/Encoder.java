package dev.packshot.imaging.pixels;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** An encoder of bitmaps as files that contain the pixels and no metadata. */
public final class Encoder {
  private static final float QUALITY = 0.82f;

  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int[] RGB = {0, 1, 2};
  private static final ColorModel COLOURS =
      new ComponentColorModel(
          ColorSpace.getInstance(ColorSpace.CS_sRGB),
          false,
          false,
          Transparency.OPAQUE,
          DataBuffer.TYPE_BYTE);

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
    var size = bitmap.size();
    var image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_4BYTE_ABGR);
    var samples = samples(image);
    int at = 0;
    for (int pixel : bitmap.argb()) {
      samples[at] = (byte) (pixel >> 24);
      samples[at + 1] = (byte) pixel;
      samples[at + 2] = (byte) (pixel >> 8);
      samples[at + 3] = (byte) (pixel >> 16);
      at += 4;
    }
    return image;
  }

  /** Returns an image in the order of samples that the writer passes on without a conversion. */
  private static BufferedImage opaque(Bitmap bitmap) {
    int width = bitmap.size().width();
    int length = 3 * bitmap.argb().length;
    // each pixel is written with a byte of the next one, and the last with a byte behind it
    var samples = new byte[length + 1];
    for (int i = 0; i < bitmap.argb().length; i++) {
      BIG_ENDIAN.set(samples, 3 * i, bitmap.argb()[i] << 8);
    }
    var raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(samples, length),
            width,
            bitmap.size().height(),
            3 * width,
            3,
            RGB,
            null);
    return new BufferedImage(COLOURS, raster, false, null);
  }

  private static byte[] samples(BufferedImage image) {
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }
}
