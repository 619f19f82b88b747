package dev.packshot.devkit.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * A photo of a code on a white label, with the scene of {@link CameraPhoto} around it. The file has
 * no EXIF, so a photo that is turned stays turned.
 *
 * @param symbol the name of a symbol that {@code src/main/codes/write.mjs} wrote, such as {@code
 *     ean-13}
 * @param rightAngles how often the label is turned clockwise by 90 degrees
 */
public record CodePhoto(String symbol, int width, int height, int rightAngles) {
  /** A module of a symbol has three pixels for each started thousand of the photo's width. */
  private static final int WIDTH_PER_SCALE = 1_000;

  /** Returns a photo of 800 x 600 pixels. */
  public static CodePhoto of(String symbol) {
    return new CodePhoto(symbol, 800, 600, 0);
  }

  /** Returns a photo as large as that of a phone. */
  public CodePhoto twelveMegapixels() {
    return new CodePhoto(symbol, 4032, 3024, rightAngles);
  }

  public CodePhoto turned(int newRightAngles) {
    return new CodePhoto(symbol, width, height, newRightAngles);
  }

  /** Returns the symbol alone, with the white around it that it needs. */
  public static BufferedImage symbol(String name) {
    try (var file = CodePhoto.class.getResourceAsStream("codes/" + name + ".png")) {
      return ImageIO.read(file);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public byte[] jpeg() {
    var photo = Scene.photograph(width, height, 1);
    var graphics = photo.createGraphics();
    graphics.translate(width / 2, height / 2);
    graphics.rotate(Math.PI / 2 * rightAngles);
    draw(graphics, symbol(symbol), (width + WIDTH_PER_SCALE - 1) / WIDTH_PER_SCALE);
    graphics.dispose();
    return Jpegs.encode(photo, 0.9f);
  }

  private static void draw(Graphics2D graphics, BufferedImage label, int scale) {
    int labelWidth = scale * label.getWidth();
    int labelHeight = scale * label.getHeight();
    graphics.drawImage(label, -labelWidth / 2, -labelHeight / 2, labelWidth, labelHeight, null);
  }
}
