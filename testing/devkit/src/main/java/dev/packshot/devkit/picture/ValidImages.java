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

/** Valid files of every format and of the variants of each; most are small. */
public final class ValidImages {
  private static final String JPEG = "image/jpeg";
  private static final String PNG = "image/png";
  private static final String WEBP = "image/webp";
  private static final String GIF = "image/gif";
  private static final String BMP = "image/bmp";
  private static final String HEIC = "image/heic";

  private static final int WIDTH = 96;
  private static final int HEIGHT = 72;

  private ValidImages() {}

  public static List<ImageSample> all() {
    return List.of(
        scene("JPEG of a camera", JPEG, () -> new CameraPhoto(WIDTH, HEIGHT, 6, 0.9f).jpeg()),
        scene("JPEG baseline", JPEG, ValidImages::jpeg),
        scene("JPEG progressive", JPEG, ValidImages::progressiveJpeg),
        scene("JPEG grey", JPEG, () -> Jpegs.encode(scene(BufferedImage.TYPE_BYTE_GRAY), 0.8f)),
        scene("JPEG CMYK", JPEG, ValidImages::cmykJpeg),
        scene("JPEG with a video behind it", JPEG, ValidImages::motionPhoto),
        scene("JPEG with HTML in its comment", JPEG, ValidImages::jpegWithHtml),
        new ImageSample(
            "JPEG 108 megapixels", JPEG, 12_032, 9_024, () -> FlatJpegs.whole(12_032, 9_024)),
        new ImageSample("JPEG panorama", JPEG, 16_000, 4_000, () -> FlatJpegs.whole(16_000, 4_000)),
        scene("PNG", PNG, ValidImages::png),
        scene("PNG interlaced", PNG, () -> write("png", scene(BufferedImage.TYPE_INT_RGB), true)),
        scene("PNG transparent", PNG, () -> write(scene(BufferedImage.TYPE_INT_ARGB))),
        scene("PNG grey", PNG, () -> write(scene(BufferedImage.TYPE_BYTE_GRAY))),
        scene("PNG palette", PNG, () -> write(scene(BufferedImage.TYPE_BYTE_INDEXED))),
        scene("PNG one bit", PNG, () -> write(scene(BufferedImage.TYPE_BYTE_BINARY))),
        scene("PNG 16 bits", PNG, () -> Pngs.sixteenBits(WIDTH, HEIGHT)),
        scene("PNG with text", PNG, () -> Pngs.withChunk(png(), Pngs.text("Author", "someone"))),
        scene("PNG with a zip bomb as text", PNG, () -> withBomb("zTXt")),
        scene("PNG with a zip bomb as profile", PNG, () -> withBomb("iCCP")),
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

  /** Returns a CMYK file with inverted inks, as Photoshop writes them, and an Adobe segment. */
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

  /** Returns a picture that content sniffing may take for a web page. */
  private static byte[] jpegWithHtml() {
    var page = new ByteWriter().text("<html><script>alert(1)</script></html>").bytes();
    return Jpegs.replaceJfif(jpeg(), List.of(Jpegs.segment(0xfe, page)));
  }

  /** Returns a PNG with a chunk of metadata that inflates to a quarter of a gigabyte. */
  private static byte[] withBomb(String chunk) {
    return Pngs.withChunk(png(), Pngs.bomb(chunk, 1L << 28));
  }

  private static ImageSample scene(String name, String contentType, Supplier<byte[]> source) {
    return new ImageSample(name, contentType, WIDTH, HEIGHT, source);
  }

  /** Paints the scene in that type of {@link BufferedImage}. */
  private static BufferedImage scene(int type) {
    var picture = new BufferedImage(WIDTH, HEIGHT, type);
    var graphics = picture.createGraphics();
    graphics.drawImage(Scene.photograph(WIDTH, HEIGHT, 1), 0, 0, null);
    graphics.dispose();
    return picture;
  }

  static byte[] write(BufferedImage picture) {
    return write("png", picture, false);
  }

  private static byte[] write(String format, BufferedImage picture, boolean interlaced) {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName(format).next();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      var parameters = writer.getDefaultWriteParam();
      if (interlaced) {
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
