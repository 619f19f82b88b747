package dev.packshot.imaging.svg;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.renderer.output.Output;
import com.github.weisj.jsvg.renderer.output.impl.Graphics2DOutput;
import com.github.weisj.jsvg.view.ViewBox;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Deadline;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;

/** An SVG drawing that has been sanitized. */
public final class SvgDrawing {
  /** Looser limits than those of {@link SvgComplexity}, which are checked before jsvg starts. */
  private static final LoaderContext CONTEXT =
      LoaderContext.builder()
          .externalResourcePolicy(ResourcePolicy.DENY_ALL)
          .documentLimits(new DocumentLimits(2_000, 20, Integer.MAX_VALUE))
          .build();

  private final SvgSanitizer.Sanitized sanitized;
  private final Size size;

  private SvgDrawing(SvgSanitizer.Sanitized sanitized, Size size) {
    this.sanitized = sanitized;
    this.size = size;
  }

  public static SvgDrawing read(Bytes file, StructureLimits limits) throws InvalidImage {
    var sanitized = SvgSanitizer.sanitize(SvgText.decode(file));
    return new SvgDrawing(sanitized, sanitized.viewport().size(limits));
  }

  /** Returns the size that the document specifies, in CSS pixels. */
  public Size size() {
    return size;
  }

  /** Paints the drawing in the largest size that fits into the box, whatever its own size is. */
  public Bitmap paint(Size box, Deadline deadline) throws InvalidImage {
    var document =
        new SVGLoader()
            .load(new ByteArrayInputStream(sanitized.document().getBytes(UTF_8)), null, CONTEXT);
    if (document == null) {
      throw InvalidImage.damaged("it cannot be painted");
    }
    var painted = sanitized.viewport().scaledTo(box);
    return new Bitmap(painted, pixels(document, painted, deadline));
  }

  private int[] pixels(SVGDocument document, Size painted, Deadline deadline) throws InvalidImage {
    var viewport = sanitized.viewport();
    var image = new BufferedImage(painted.width(), painted.height(), BufferedImage.TYPE_INT_ARGB);
    var graphics = image.createGraphics();
    graphics.scale(painted.width() / viewport.width(), painted.height() / viewport.height());
    var viewBox = new ViewBox(0, 0, (float) viewport.width(), (float) viewport.height());
    var output = new MeteredOutput(outputTo(graphics), new PaintMeter(painted, deadline));
    try {
      document.renderWithPlatform(NullPlatformSupport.INSTANCE, output, viewBox);
    } catch (PaintMeter.TooMuchWork e) {
      throw InvalidImage.of("The drawing is too detailed: it takes too long to paint.");
    } finally {
      graphics.dispose();
    }
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  /** Returns an output with jsvg's own quality settings. */
  private static Graphics2DOutput outputTo(Graphics2D graphics) {
    return (Graphics2DOutput) Output.createForGraphics(graphics);
  }
}
