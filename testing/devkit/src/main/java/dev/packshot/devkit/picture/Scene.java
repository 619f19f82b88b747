package dev.packshot.devkit.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * The scene of test photos: a packet with a bar code on a table. A patch in each corner shows which
 * way is up: red top left, green top right, blue bottom left, yellow bottom right. There is no
 * text, since fonts differ between machines.
 */
final class Scene {
  /** The fraction of the width and the height that a corner patch covers: one eighth. */
  static final int PATCHES = 8;

  /** The widths of the bar code's bars and spaces, in modules. */
  private static final String BARS = "1113211122312141132111122211411311132211231114111131111";

  private Scene() {}

  /** Paints the scene as a camera held in that orientation records it. */
  static BufferedImage photograph(int width, int height, int orientation) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    var graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.transform(toSensor(width, height, orientation));
    draw(graphics);
    graphics.dispose();
    addNoise(((DataBufferByte) picture.getRaster().getDataBuffer()).getData());
    return picture;
  }

  /** Returns the transform from the upright unit square to the encoded pixels. */
  private static AffineTransform toSensor(int width, int height, int orientation) {
    var transform = AffineTransform.getScaleInstance(width, height);
    transform.concatenate(
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, 1, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, 1, 1);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, 1);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, -1, 1, 0, 0, 1);
          case 7 -> new AffineTransform(0, -1, -1, 0, 1, 1);
          case 8 -> new AffineTransform(0, 1, -1, 0, 1, 0);
          default -> new AffineTransform();
        });
    return transform;
  }

  private static void draw(Graphics2D graphics) {
    fill(graphics, 0, 0, 1, 1, new GradientPaint(0, 0, new Color(214, 219, 226), 0, 1, Color.GRAY));
    fill(
        graphics,
        0,
        0.62,
        1,
        0.38,
        new GradientPaint(0, 0.6f, grey(150), 0, 1, new Color(92, 70, 52)));
    drawGrain(graphics);
    drawPacket(graphics);
    drawBarCode(graphics, 0.56, 0.55, 0.14, 0.12);
    double side = 1.0 / PATCHES;
    fill(graphics, 0, 0, side, side, Color.RED);
    fill(graphics, 1 - side, 0, side, side, Color.GREEN);
    fill(graphics, 0, 1 - side, side, side, Color.BLUE);
    fill(graphics, 1 - side, 1 - side, side, side, Color.YELLOW);
  }

  private static void drawGrain(Graphics2D graphics) {
    for (int line = 0; line < 120; line++) {
      double y = 0.63 + line * 0.003;
      graphics.setColor(new Color(70 + line * 37 % 50, 50 + line * 23 % 40, 40));
      graphics.setStroke(new BasicStroke(0.0006f));
      var wave = new Path2D.Double();
      wave.moveTo(0, y);
      wave.curveTo(0.3, y + line % 7 * 0.002, 0.6, y - line % 5 * 0.003, 1, y);
      graphics.draw(wave);
    }
  }

  private static void drawPacket(Graphics2D graphics) {
    graphics.setPaint(new Color(0, 0, 0, 60));
    graphics.fill(new Ellipse2D.Double(0.22, 0.78, 0.62, 0.1));
    fill(
        graphics,
        0.28,
        0.2,
        0.46,
        0.64,
        new GradientPaint(0.28f, 0, grey(250), 0.74f, 0, grey(205)));
    fill(graphics, 0.28, 0.2, 0.46, 0.13, new Color(178, 34, 52));
    for (int dot = 0; dot < 90; dot++) {
      graphics.setColor(new Color(200 - dot, 120 + dot % 60, 30 + dot));
      int row = dot / 15;
      double radius = 0.006 + dot % 5 * 0.004;
      graphics.fill(
          new Ellipse2D.Double(0.3 + dot % 15 * 0.028, 0.36 + row * 0.028, radius, radius));
    }
    for (int row = 0; row < 14; row++) {
      fill(graphics, 0.31, 0.56 + row * 0.016, 0.12 + row * 7 % 5 * 0.02, 0.006, grey(60));
    }
  }

  private static void drawBarCode(
      Graphics2D graphics, double x, double y, double width, double height) {
    fill(graphics, x, y, width, height, Color.WHITE);
    double module = width * 0.9 / BARS.chars().map(modules -> modules - '0').sum();
    double at = x + width * 0.05;
    for (int bar = 0; bar < BARS.length(); bar++) {
      double barWidth = (BARS.charAt(bar) - '0') * module;
      if (bar % 2 == 0) {
        fill(graphics, at, y + height * 0.08, barWidth, height * 0.84, Color.BLACK);
      }
      at += barWidth;
    }
  }

  private static void fill(
      Graphics2D graphics, double x, double y, double width, double height, java.awt.Paint paint) {
    graphics.setPaint(paint);
    graphics.fill(new Rectangle2D.Double(x, y, width, height));
  }

  private static Color grey(int level) {
    return new Color(level, level, level);
  }

  /** Adds noise of up to 15 of 255 to each sample, like that of a phone's sensor in daylight. */
  private static void addNoise(byte[] samples) {
    int state = 0x2545f491;
    for (int i = 0; i < samples.length; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      int noise = (state & 15) - (state >>> 8 & 15);
      samples[i] = (byte) Math.max(0, Math.min(255, (samples[i] & 0xff) + noise));
    }
  }
}
