package dev.packshot.devkit.picture;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A generator of JPEG files by the JDK's encoder, with other segments. */
final class Jpegs {
  private static final int APP0 = 0xe0;

  private Jpegs() {}

  /** Returns a segment with that body. */
  static byte[] segment(int marker, byte[] body) {
    int length = body.length + 2;
    if (length > 0xffff) {
      throw new IllegalArgumentException("A segment has at most 65,533 bytes: " + body.length);
    }
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length});
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  static byte[] encode(BufferedImage picture, float quality) {
    return write(new IIOImage(picture, null, null), quality, false);
  }

  static byte[] encodeProgressive(BufferedImage picture, float quality) {
    return write(new IIOImage(picture, null, null), quality, true);
  }

  /** Encodes each band of samples as a component, without colour conversion. */
  static byte[] encode(Raster raster, float quality) {
    return write(new IIOImage(raster, null, null), quality, false);
  }

  /** Returns the file with other segments in place of its JFIF segment, if it has one. */
  static byte[] replaceJfif(byte[] file, List<byte[]> segments) {
    int rest = (file[3] & 0xff) == APP0 ? 4 + ((file[4] & 0xff) << 8 | (file[5] & 0xff)) : 2;
    var bytes = new ByteArrayOutputStream(file.length + 1024);
    bytes.write(file, 0, 2);
    segments.forEach(bytes::writeBytes);
    bytes.write(file, rest, file.length - rest);
    return bytes.toByteArray();
  }

  private static byte[] write(IIOImage picture, float quality, boolean progressive) {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      var parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      if (progressive) {
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(stream);
      writer.write(null, picture, parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
