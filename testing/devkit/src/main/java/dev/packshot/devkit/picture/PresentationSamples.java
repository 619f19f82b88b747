package dev.packshot.devkit.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.List;

/**
 * Files whose pixels are not shown as they are encoded: turned, in other colours or translucent.
 */
public final class PresentationSamples {
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;
  private static final int COMMENT = 0xfe;

  private PresentationSamples() {}

  /** Returns the scene in a PNG whose {@code eXIf} chunk has the orientation. */
  public static byte[] turnedPng(int width, int height, int orientation) {
    var scene = ValidImages.write(Scene.photograph(width, height, orientation));
    var exif = Exif.block(width, height, orientation, new byte[0]);
    return Pngs.withChunk(scene, Pngs.chunk("eXIf", exif));
  }

  /** Returns the scene in a lossless WebP whose {@code EXIF} chunk has the orientation. */
  public static byte[] turnedWebp(int width, int height, int orientation) {
    var picture = Webps.of(Scene.photograph(width, height, orientation));
    var exif = Exif.block(width, height, orientation, new byte[0]);
    return Webps.file(
        new ByteWriter()
            .add(Webps.canvas(width, height, 0x08))
            .add(picture, 12, picture.length)
            .add(Webps.chunk("EXIF", exif))
            .bytes());
  }

  /** Returns one colour in a JPEG whose profile has linear samples, without gamma. */
  public static byte[] linearJpeg(int rgb) {
    return Jpegs.replaceJfif(
        Jpegs.encode(flat(rgb, BufferedImage.TYPE_INT_RGB), 1), List.of(profile(linear())));
  }

  /** Returns one colour in a JPEG with a malformed profile. */
  public static byte[] jpegWithBrokenProfile(int rgb) {
    return Jpegs.replaceJfif(
        Jpegs.encode(flat(rgb, BufferedImage.TYPE_INT_RGB), 1), List.of(profile(new byte[200])));
  }

  /** Returns one colour in a PNG whose profile has linear samples, without gamma. */
  public static byte[] linearPng(int rgb) {
    var chunk = new ByteWriter().text("linear").u8(0, 0).add(Pngs.deflate(linear())).bytes();
    var picture = ValidImages.write(flat(rgb, BufferedImage.TYPE_INT_RGB));
    return Pngs.withChunk(picture, Pngs.chunk("iCCP", chunk));
  }

  /** Returns one grey in a PNG of 8 or 16 bits per sample. */
  public static byte[] grey(int level, int bits) {
    return pngOf(64, 48, bits, Pngs.GREY, level);
  }

  /** Returns one colour in a PNG of 16 bits per sample. */
  public static byte[] sixteenBits(int rgb) {
    return pngOf(64, 48, 16, Pngs.RGB, rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
  }

  /** Returns a PNG of one colour; of 16 bits per sample, the lower 8 differ from the upper 8. */
  private static byte[] pngOf(int width, int height, int bits, int type, int... levels) {
    var rows = new ByteWriter();
    for (int y = 0; y < height; y++) {
      rows.u8(0);
      for (int sample = 0; sample < width * levels.length; sample++) {
        rows.u8(levels[sample % levels.length]).repeat(0x11, bits / 8 - 1);
      }
    }
    return Pngs.file(
        Pngs.header(width, height, bits, type), Pngs.chunk("IDAT", Pngs.deflate(rows.bytes())));
  }

  /** Returns an RGB JPEG, marked as such by an Adobe segment or by the ids of its components. */
  public static byte[] rgbJpeg(int rgb, boolean marked) {
    var samples = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 48, 3, null);
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        samples.setPixel(x, y, new int[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff});
      }
    }
    var file = Jpegs.encode(samples, 1);
    var adobe = new ByteWriter().text("Adobe").u16(100).u16(0).u16(0).u8(0).bytes();
    return marked
        ? Jpegs.replaceJfif(file, List.of(Jpegs.segment(APP14, adobe)))
        : withRgbIds(Jpegs.replaceJfif(file, List.of()));
  }

  /** Sets the ids of the components to R, G and B in the headers of the frame and of the scan. */
  private static byte[] withRgbIds(byte[] file) {
    for (int at = 0; at + 18 < file.length; at++) {
      int marker = (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
      for (int i = 0; i < 3; i++) {
        if (marker == 0xffc0) {
          file[at + 10 + 3 * i] = (byte) "RGB".charAt(i);
        } else if (marker == 0xffda) {
          file[at + 5 + 2 * i] = (byte) "RGB".charAt(i);
        }
      }
    }
    return file;
  }

  /** Returns a photo with every kind of metadata that may reveal where it was taken. */
  public static byte[] photoWithMetadata() {
    var exif = Exif.block(320, 240, 1, new byte[0]);
    var photo = Jpegs.encode(Scene.photograph(320, 240, 1), 0.9f);
    return Jpegs.replaceJfif(
        photo,
        List.of(
            Jpegs.segment(APP1, new ByteWriter().text("Exif\0\0").add(exif).bytes()),
            Jpegs.segment(
                APP1, new ByteWriter().text("http://ns.adobe.com/xap/1.0/\0<x/>").bytes()),
            Jpegs.segment(0xed, new ByteWriter().text("Photoshop 3.0\0here").bytes()),
            Jpegs.segment(COMMENT, new ByteWriter().text("taken at home").bytes())));
  }

  /** Returns a red PNG whose left half is translucent, or which is opaque. */
  public static byte[] red(boolean translucent) {
    var picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        picture.setRGB(x, y, translucent && x < 32 ? 0x80ff0000 : 0xffff0000);
      }
    }
    return ValidImages.write(picture);
  }

  /** Returns a GIF with a frame in the lower right quarter of an otherwise empty canvas. */
  public static byte[] cornerGif() {
    var file = Gifs.file(64, 48, 32, 24, 1);
    int frame = 13 + 3 * 128 + 8;
    file[frame + 1] = 32;
    file[frame + 3] = 24;
    return file;
  }

  /** Returns the scene without compression artefacts. */
  public static BufferedImage scene(int width, int height) {
    return Scene.photograph(width, height, 1);
  }

  public static byte[] png(BufferedImage picture) {
    return ValidImages.write(picture);
  }

  private static byte[] profile(byte[] profile) {
    return Jpegs.segment(
        APP2, new ByteWriter().text("ICC_PROFILE\0").u8(1, 1).add(profile).bytes());
  }

  private static byte[] linear() {
    return ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
  }

  private static BufferedImage flat(int rgb, int type) {
    var picture = new BufferedImage(64, 48, type);
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        picture.setRGB(x, y, rgb);
      }
    }
    return picture;
  }
}
