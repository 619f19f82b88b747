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

/** JPEG files through the JDK's encoder, and their segments rearranged. */
final class Jpegs {
  private static final int APP0 = 0xe0;

  private Jpegs() {}

  /** A segment that holds this body. */
  static byte[] segment(int marker, byte[] body) {
    int length = body.length + 2;
    if (length > 0xffff) {
      throw new IllegalArgumentException("A segment holds 65,533 bytes at most: " + body.length);
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

  /** The samples as they are, one component a band, no colour conversion. */
  static byte[] encode(Raster raster, float quality) {
    return write(new IIOImage(raster, null, null), quality, false);
  }

  /** The file with its JFIF segment, where it has one, replaced by others. */
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
      var how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality);
      if (progressive) {
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(stream);
      writer.write(null, picture, how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
