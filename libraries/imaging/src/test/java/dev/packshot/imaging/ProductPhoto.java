package dev.packshot.imaging;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.awt.image.RescaleOp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A photo of a packet on a plain ground, with one fault at most.
 *
 * @param ground its colour, 0xAARRGGBB
 * @param fill the share of the height that the packet takes
 * @param blur the side of the square over which the packet's pixels are averaged
 * @param light the factor of all samples
 */
record ProductPhoto(int width, int height, int ground, double fill, int blur, float light) {
  static final ProductPhoto GOOD = new ProductPhoto(1_200, 900, 0xffffffff, 0.9, 1, 1);

  private static final int OPAQUE = 0xff000000;

  /** Returns photos of all kinds, by name. */
  static Map<String, ProductPhoto> all() {
    return Map.of(
        "good", GOOD,
        "blurred", GOOD.blurred(),
        "dark", GOOD.dark(),
        "grey", GOOD.onGround(0xe0e0e0),
        "black", GOOD.onGround(0),
        "small", GOOD.filling(0.4),
        "cut-off", GOOD.filling(1.5),
        "transparent", GOOD.transparent(),
        "tall", GOOD.withSize(500, 799),
        "tiny", GOOD.withSize(31, 40));
  }

  ProductPhoto blurred() {
    return new ProductPhoto(width, height, ground, fill, 9, light);
  }

  ProductPhoto dark() {
    return new ProductPhoto(width, height, ground, fill, blur, 0.2f);
  }

  ProductPhoto onGround(int rgb) {
    return new ProductPhoto(width, height, OPAQUE | rgb, fill, blur, light);
  }

  ProductPhoto filling(double newFill) {
    return new ProductPhoto(width, height, ground, newFill, blur, light);
  }

  ProductPhoto transparent() {
    return new ProductPhoto(width, height, 0, fill, blur, light);
  }

  ProductPhoto withSize(int newWidth, int newHeight) {
    return new ProductPhoto(newWidth, newHeight, ground, fill, blur, light);
  }

  byte[] png() throws IOException {
    var photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var graphics = photo.createGraphics();
    graphics.setBackground(new Color(ground, true));
    graphics.clearRect(0, 0, width, height);
    if (width > 1) {
      drawPacket(graphics);
    }
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(changed(photo), "png", bytes);
    return bytes.toByteArray();
  }

  /** Draws squares of random colours, none of them very dark or light. */
  private void drawPacket(Graphics2D graphics) {
    var random = new Random(1);
    int packetHeight = (int) Math.round(fill * height);
    int packetWidth = packetHeight * 3 / 4;
    int left = (width - packetWidth) / 2;
    int top = (height - packetHeight) / 2;
    int square = Math.max(1, height / 60);
    graphics.clipRect(left, top, packetWidth, packetHeight);
    for (int y = top; y < top + packetHeight; y += square) {
      for (int x = left; x < left + packetWidth; x += square) {
        graphics.setColor(
            new Color(
                30 + random.nextInt(160), 30 + random.nextInt(160), 30 + random.nextInt(160)));
        graphics.fillRect(x, y, square, square);
      }
    }
  }

  private BufferedImage changed(BufferedImage photo) {
    var changed = photo;
    if (blur > 1) {
      var weights = new float[blur * blur];
      Arrays.fill(weights, 1f / weights.length);
      var mean = new ConvolveOp(new Kernel(blur, blur, weights), ConvolveOp.EDGE_NO_OP, null);
      changed = mean.filter(mean.filter(photo, null), null);
    }
    return light == 1
        ? changed
        : new RescaleOp(new float[] {light, light, light, 1}, new float[4], null)
            .filter(changed, null);
  }
}
