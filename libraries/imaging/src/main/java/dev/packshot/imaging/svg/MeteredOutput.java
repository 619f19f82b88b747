package dev.packshot.imaging.svg;

import com.github.weisj.jsvg.renderer.output.Output;
import com.github.weisj.jsvg.renderer.output.impl.Graphics2DOutput;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ImageObserver;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An output for jsvg that counts the work of each shape before painting it and refuses images. */
final class MeteredOutput implements Output {
  private final Graphics2DOutput output;
  private final PaintMeter meter;

  MeteredOutput(Graphics2DOutput output, PaintMeter meter) {
    this.output = output;
    this.meter = meter;
  }

  @Override
  public void fillShape(Shape shape) {
    meter.fill(shape, transform(), brush());
    output.fillShape(shape);
  }

  @Override
  public void drawShape(Shape shape) {
    var dashes = stroke() instanceof BasicStroke basic ? basic.getDashArray() : null;
    meter.stroke(shape, transform(), brush(), dashes);
    output.drawShape(shape);
  }

  private int brush() {
    if (!(output.graphics().getPaint() instanceof Color colour)) {
      return PaintMeter.GRADIENT;
    }
    return colour.getAlpha() == 255 && output.currentOpacity() == 1
        ? PaintMeter.OPAQUE
        : PaintMeter.TRANSLUCENT;
  }

  @Override
  public void applyClip(Shape clip) {
    meter.clip(clip, output.graphics().getClip());
    output.applyClip(clip);
  }

  @Override
  public Output createChild() {
    return new MeteredOutput((Graphics2DOutput) output.createChild(), meter);
  }

  @Override
  public void drawImage(BufferedImage image) {
    throw noImages();
  }

  @Override
  public void drawImage(Image image, ImageObserver observer) {
    throw noImages();
  }

  @Override
  public void drawImage(Image image, AffineTransform at, ImageObserver observer) {
    throw noImages();
  }

  private static IllegalStateException noImages() {
    return new IllegalStateException("An image was not removed from a drawing.");
  }

  @Override
  public boolean supportsFilters() {
    return false;
  }

  @Override
  public boolean supportsColors() {
    return true;
  }

  @Override
  public Optional<Float> contextFontSize() {
    return Optional.empty();
  }

  @Override
  public void setPaint(Paint paint) {
    output.setPaint(paint);
  }

  @Override
  public void setPaint(Supplier<Paint> paint) {
    output.setPaint(paint);
  }

  @Override
  public void setStroke(Stroke stroke) {
    output.setStroke(stroke);
  }

  @Override
  public Stroke stroke() {
    return output.stroke();
  }

  @Override
  public void dispose() {
    output.dispose();
  }

  @Override
  public void debugPaint(Consumer<Graphics2D> painter) {}

  @Override
  public Rectangle2D clipBounds() {
    return output.clipBounds();
  }

  @Override
  public RenderingHints renderingHints() {
    return output.renderingHints();
  }

  @Override
  public Object renderingHint(RenderingHints.Key key) {
    return output.renderingHint(key);
  }

  @Override
  public void setRenderingHint(RenderingHints.Key key, Object value) {
    output.setRenderingHint(key, value);
  }

  @Override
  public AffineTransform transform() {
    return output.transform();
  }

  @Override
  public void setTransform(AffineTransform transform) {
    output.setTransform(transform);
  }

  @Override
  public void applyTransform(AffineTransform transform) {
    output.applyTransform(transform);
  }

  @Override
  public void rotate(double angle) {
    output.rotate(angle);
  }

  @Override
  public void scale(double x, double y) {
    output.scale(x, y);
  }

  @Override
  public void translate(double x, double y) {
    output.translate(x, y);
  }

  @Override
  public float currentOpacity() {
    return output.currentOpacity();
  }

  @Override
  public void applyOpacity(float opacity) {
    output.applyOpacity(opacity);
  }

  @Override
  public SafeState safeState() {
    return output.safeState();
  }
}
