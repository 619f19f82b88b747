package dev.packshot.devkit.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small files that are what they say, in every format and in the ways that formats vary. */
public final class SoundImages {
  private static final String JPEG = "image/jpeg";
  private static final String PNG = "image/png";
  private static final String WEBP = "image/webp";
  private static final String GIF = "image/gif";
  private static final String BMP = "image/bmp";
  private static final String HEIC = "image/heic";

  private static final int WIDTH = 96;
  private static final int HEIGHT = 72;

  private SoundImages() {}

  public static List<ImageSample> all() {
    return List.of(
        scene("JPEG of a camera", JPEG, () -> new CameraPhoto(WIDTH, HEIGHT, 6, 0.9f).jpeg()),
        scene("JPEG baseline", JPEG, SoundImages::jpeg),
        scene("JPEG progressive", JPEG, SoundImages::progressiveJpeg),
        scene("JPEG grey", JPEG, () -> Jpegs.encode(scene(BufferedImage.TYPE_BYTE_GRAY), 0.8f)),
        scene("JPEG CMYK", JPEG, SoundImages::cmykJpeg),
        scene("JPEG with a film behind it", JPEG, SoundImages::motionPhoto),
        scene("JPEG with HTML in its comment", JPEG, SoundImages::jpegWithHtml),
        new ImageSample(
            "JPEG 108 megapixels", JPEG, 12_032, 9_024, () -> FlatJpeg.whole(12_032, 9_024)),
        new ImageSample("JPEG panorama", JPEG, 16_000, 4_000, () -> FlatJpeg.whole(16_000, 4_000)),
        scene("PNG", PNG, SoundImages::png),
        scene("PNG interlaced", PNG, () -> write("png", scene(BufferedImage.TYPE_INT_RGB), true)),
        scene("PNG transparent", PNG, () -> write(scene(BufferedImage.TYPE_INT_ARGB))),
        scene("PNG grey", PNG, () -> write(scene(BufferedImage.TYPE_BYTE_GRAY))),
        scene("PNG palette", PNG, () -> write(scene(BufferedImage.TYPE_BYTE_INDEXED))),
        scene("PNG one bit", PNG, () -> write(scene(BufferedImage.TYPE_BYTE_BINARY))),
        scene("PNG 16 bits", PNG, () -> Pngs.sixteenBits(WIDTH, HEIGHT)),
        scene("PNG with text", PNG, () -> Pngs.withChunk(png(), Pngs.text("Author", "someone"))),
        scene("PNG with a bomb for a text", PNG, () -> bombed("zTXt")),
        scene("PNG with a bomb for a profile", PNG, () -> bombed("iCCP")),
        new ImageSample("WebP lossy", WEBP, 48, 36, Webps::lossy),
        new ImageSample("WebP lossy, transparent", WEBP, 48, 36, Webps::transparent),
        new ImageSample("WebP lossless", WEBP, 96, 72, Webps::lossless),
        new ImageSample("WebP lossless, predicted", WEBP, 40, 30, Webps::predicted),
        scene("WebP uncompressed", WEBP, () -> Webps.of(scene(BufferedImage.TYPE_INT_RGB))),
        new ImageSample("WebP animated", WEBP, 64, 48, () -> Webps.animation(64, 48, 5)),
        scene("GIF", GIF, () -> Gifs.file(WIDTH, HEIGHT, WIDTH, HEIGHT, 1)),
        scene("GIF animated", GIF, () -> Gifs.file(WIDTH, HEIGHT, WIDTH / 2, HEIGHT / 3, 5)),
        scene(
            "GIF compressed",
            GIF,
            () -> write("gif", scene(BufferedImage.TYPE_BYTE_INDEXED), false)),
        scene("BMP", BMP, () -> Bmps.file(WIDTH, HEIGHT)),
        scene(
            "BMP palette", BMP, () -> write("bmp", scene(BufferedImage.TYPE_BYTE_INDEXED), false)),
        scene("BMP run lengths", BMP, () -> Bmps.runLengths(WIDTH, HEIGHT)),
        new ImageSample("HEIC", HEIC, 640, 480, () -> Heics.single(640, 480)),
        new ImageSample("HEIC grid", HEIC, 1024, 512, () -> Heics.grid(1024, 512)));
  }

  static byte[] jpeg() {
    return Jpegs.encode(scene(BufferedImage.TYPE_INT_RGB), 0.85f);
  }

  static byte[] progressiveJpeg() {
    return Jpegs.encodeProgressive(scene(BufferedImage.TYPE_INT_RGB), 0.85f);
  }

  static byte[] png() {
    return write(scene(BufferedImage.TYPE_INT_RGB));
  }

  /** Four inks, inverted as Photoshop writes them, and the mark of Adobe that says so. */
  static byte[] cmykJpeg() {
    var inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        inks.setPixel(x, y, new int[] {255 - 2 * x, 255 - 3 * y, 2 * x, 230});
      }
    }
    var adobe = new ByteWriter().text("Adobe").u16(100).u16(0).u16(0).u8(0).bytes();
    return Jpegs.replaceJfif(Jpegs.encode(inks, 0.85f), List.of(Jpegs.segment(0xee, adobe)));
  }

  private static byte[] motionPhoto() {
    return new ByteWriter().add(jpeg()).u32(24).text("ftypmp42").repeat(7, 5000).bytes();
  }

  /** A picture to every decoder, a page to whoever looks for tags instead of at the type. */
  private static byte[] jpegWithHtml() {
    var page = new ByteWriter().text("<html><script>alert(1)</script></html>").bytes();
    return Jpegs.replaceJfif(jpeg(), List.of(Jpegs.segment(0xfe, page)));
  }

  /** A quarter of a gigabyte for whoever unpacks what stands beside the picture. */
  private static byte[] bombed(String chunk) {
    return Pngs.withChunk(png(), Pngs.bomb(chunk, 1L << 28));
  }

  private static ImageSample scene(String name, String contentType, Supplier<byte[]> maker) {
    return new ImageSample(name, contentType, WIDTH, HEIGHT, maker);
  }

  /** The scene in that kind of pixels. */
  private static BufferedImage scene(int type) {
    var picture = new BufferedImage(WIDTH, HEIGHT, type);
    var pen = picture.createGraphics();
    pen.drawImage(Scene.photograph(WIDTH, HEIGHT, 1), 0, 0, null);
    pen.dispose();
    return picture;
  }

  static byte[] write(BufferedImage picture) {
    return write("png", picture, false);
  }

  private static byte[] write(String format, BufferedImage picture, boolean interlaced) {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName(format).next();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      var how = writer.getDefaultWriteParam();
      if (interlaced) {
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
