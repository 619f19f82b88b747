package dev.packshot.imaging;

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
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;

/**
 * An SVG drawing, cleaned and then painted by jsvg. What is shown and served are the pixels, never
 * the document.
 */
final class SvgFile {
  /** Deeper and more than {@link SvgTally} lets through: it knows before anything is built. */
  private static final LoaderContext CONTEXT =
      LoaderContext.builder()
          .externalResourcePolicy(ResourcePolicy.DENY_ALL)
          .documentLimits(new DocumentLimits(2_000, 20, Integer.MAX_VALUE))
          .build();

  private final SvgCleaning.Clean clean;
  private final ImageFacts facts;

  private SvgFile(SvgCleaning.Clean clean, ImageFacts facts) {
    this.clean = clean;
    this.facts = facts;
  }

  static SvgFile read(Bytes file, ImageLimits limits) throws InvalidImage {
    var clean = SvgCleaning.clean(SvgText.decode(file));
    return new SvgFile(clean, clean.root().facts(limits));
  }

  ImageFacts facts() {
    return facts;
  }

  Picture picture() throws InvalidImage {
    var document =
        new SVGLoader()
            .load(new ByteArrayInputStream(clean.document().getBytes(UTF_8)), null, CONTEXT);
    if (document == null) {
      throw InvalidImage.damaged("it cannot be painted");
    }
    var size = clean.root().largest();
    return Picture.of(size, new Bitmap(size, paint(document, size)));
  }

  /** With jsvg's own settings of quality. */
  private static Graphics2DOutput outputTo(Graphics2D pen) {
    return (Graphics2DOutput) Output.createForGraphics(pen);
  }

  private int[] paint(SVGDocument document, Size size) throws InvalidImage {
    var root = clean.root();
    var image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_ARGB);
    var pen = image.createGraphics();
    pen.scale(size.width() / root.width(), size.height() / root.height());
    var box = new ViewBox(0, 0, (float) root.width(), (float) root.height());
    var output = new MeteredOutput(outputTo(pen), new PaintMeter(size));
    try {
      document.renderWithPlatform(NullPlatformSupport.INSTANCE, output, box);
    } catch (PaintMeter.TooMuch e) {
      throw InvalidImage.of("The drawing is too detailed: it takes too long to paint.");
    } finally {
      pen.dispose();
    }
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }
}
