package dev.packshot.imaging.decoding;

import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Downscaler;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.Placement;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/**
 * A reader of all frames of one file that makes the first one smaller. Its memory does not grow
 * with the picture: either no row is kept, or every n-th pixel of every n-th row.
 */
public final class FrameReader implements AutoCloseable {
  /** 12 million pixels of 4 bytes: over twice as many in each direction as are ever shown. */
  private static final long MAX_KEPT_BYTES = 48_000_000;

  private final ImageReader reader;
  private final ImageStructure structure;
  private final Size target;
  private final FrameCheck check;
  private InvalidImage loss;
  private boolean acceptsLossAtTheEnd;

  /** A check of the decoder after each frame. */
  @FunctionalInterface
  public interface FrameCheck {
    void requireComplete() throws InvalidImage;
  }

  public FrameReader(ImageReader reader, ImageStructure structure, Size target) {
    this(reader, structure, target, () -> {});
  }

  /** Creates a reader with a check for a decoder that may be content with an incomplete frame. */
  public FrameReader(ImageReader reader, ImageStructure structure, Size target, FrameCheck check) {
    this.reader = reader;
    this.structure = structure;
    this.target = target;
    this.check = check;
    reader.addIIOReadWarningListener((source, warning) -> handleWarning(warning));
  }

  /** Ignores warnings of a premature end, for a file that is known to be whole but for a block. */
  public void acceptLossAtTheEnd() {
    acceptsLossAtTheEnd = true;
  }

  /** Decodes all frames and returns the first one on its canvas, in the target size. */
  public Bitmap readAll() throws IOException, InvalidImage {
    var first = onCanvas(read(0), step(0));
    for (int frame = 1; frame < structure.frames(); frame++) {
      read(frame);
    }
    return first;
  }

  /** Decodes the first frame, as rows of the size that {@link #step} leaves of it. */
  public PixelRows readFirst() throws IOException, InvalidImage {
    return new ImageRows(read(0));
  }

  /** Returns n if only every n-th pixel of every n-th row of the first frame is kept. */
  public int step() throws IOException {
    return step(0);
  }

  /** Returns whether {@link #readAll} has to skip pixels because the first frame is too large. */
  public boolean isSubsampled() throws IOException {
    return step() > 1;
  }

  /** Decodes the only frame without keeping a row, if the decoder outputs its rows in order. */
  public Bitmap stream() throws IOException, InvalidImage {
    return stream(reader.getImageTypes(0).next());
  }

  /** Decodes the only frame as {@link #stream()} does, to pixels of the given type. */
  public Bitmap stream(ImageTypeSpecifier type) throws IOException, InvalidImage {
    var size = structure.size();
    var downscaler = new Downscaler(size, target);
    var parameters = reader.getDefaultReadParam();
    parameters.setDestination(RowSink.of(type, size, downscaler).destination());
    reader.read(0, parameters);
    requireNoLoss();
    return downscaler.bitmap();
  }

  @Override
  public void close() {
    reader.dispose();
  }

  private Bitmap onCanvas(BufferedImage frame, int step) throws InvalidImage {
    var frameSize = new Size(frame.getWidth(), frame.getHeight());
    var canvas = structure.size().subsampled(step);
    var position = new Placement(structure.first().left() / step, structure.first().top() / step);
    return new Canvas(canvas, new ImageRows(frame), frameSize, position).downscaledTo(target);
  }

  private BufferedImage read(int frame) throws IOException, InvalidImage {
    int step = step(frame);
    var parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(step, step, 0, 0);
    var image = reader.read(frame, parameters);
    requireNoLoss();
    return image;
  }

  private int step(int frame) throws IOException {
    var model = reader.getImageTypes(frame).next().getSampleModel();
    int bits = model.getNumDataElements() * DataBuffer.getDataTypeSize(model.getDataType());
    double bytes = (double) reader.getWidth(frame) * reader.getHeight(frame) * bits / 8;
    return (int) Math.ceil(Math.max(1, Math.sqrt(bytes / MAX_KEPT_BYTES)));
  }

  private void requireNoLoss() throws InvalidImage {
    if (loss != null) {
      throw loss;
    }
    check.requireComplete();
  }

  /**
   * Records a warning of lost pixels. Readers also warn of harmless things: unusual profiles, stray
   * bytes between segments. The words are those of libjpeg (jerror.h), of the JDK's readers and of
   * TwelveMonkeys'.
   */
  private void handleWarning(String warning) {
    var words = warning.toLowerCase(Locale.ROOT);
    if (words.contains("premature end") || words.contains("truncated")) {
      loss = acceptsLossAtTheEnd ? loss : InvalidImage.missingPixels();
    } else if (loss == null && meansDamage(words)) {
      loss = InvalidImage.undecodable();
    }
  }

  private static boolean meansDamage(String words) {
    return words.contains("bad huffman code")
        || words.contains("instead of rst")
        || words.contains("out-of-sequence code")
        || words.contains("nothing to decode");
  }
}
