package dev.packshot.imaging;

import com.twelvemonkeys.imageio.util.ProgressListenerBase;
import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/**
 * The pixels of a file, every row of every frame decoded, and the first frame made smaller. Where a
 * reader brings the rows in order, none is kept; where one has to keep them, it is every n-th pixel
 * of every n-th row. So the memory it takes does not grow with the picture.
 */
final class Pixels {
  /** Twelve million pixels of four bytes: over twice as many each way as are ever shown. */
  private static final long MOST_KEPT_BYTES = 48_000_000;

  private static final ImageTypeSpecifier RGB =
      ImageTypeSpecifier.createInterleaved(
          ColorSpace.getInstance(ColorSpace.CS_sRGB),
          new int[] {0, 1, 2},
          DataBuffer.TYPE_BYTE,
          false,
          false);

  /** Where a PNG file says whether its rows come in seven passes. */
  private static final int PNG_INTERLACE = 28;

  private final ImageReader reader;
  private final ImageStructure outline;
  private final Size smaller;
  private InvalidImage loss;

  private Pixels(ImageReader reader, ImageStructure outline, Size smaller) {
    this.reader = reader;
    this.outline = outline;
    this.smaller = smaller;
    reader.addIIOReadWarningListener((source, warning) -> hear(warning));
  }

  /** The first frame on its canvas, made that much smaller, as encoded: not turned upright. */
  static Bitmap decode(Bytes file, ImageStructure outline, Size smaller) throws InvalidImage {
    try {
      var plain =
          outline.facts().format() == ImageFormat.JPEG
              ? PlainJpeg.of(file)
              : Optional.<Bytes>empty();
      var reader =
          plain.isPresent()
              ? Readers.open(plain.get())
              : Readers.open(outline.facts().format(), file);
      try {
        var pixels = new Pixels(reader, outline, smaller);
        return plain.isPresent() ? pixels.flow(RGB) : pixels.decode(file);
      } finally {
        reader.dispose();
      }
    } catch (EOFException e) {
      throw cutOff();
    } catch (IOException e) {
      throw e.getCause() instanceof EOFException ? cutOff() : damaged();
    } catch (RuntimeException e) {
      // what decoders do on bytes that their authors did not think of
      throw damaged();
    }
  }

  private Bitmap decode(Bytes file) throws IOException, InvalidImage {
    if (outline.facts().format() == ImageFormat.PNG && step(0) > 1 && file.u8(PNG_INTERLACE) == 0) {
      return flow(reader.getImageTypes(0).next());
    }
    var first = placed(readWhole(0), step(0));
    for (int frame = 1; frame < outline.frames(); frame++) {
      readWhole(frame);
    }
    return first;
  }

  /** Every pixel of the only frame, none of which is kept. */
  private Bitmap flow(ImageTypeSpecifier type) throws IOException, InvalidImage {
    var size = outline.facts().size();
    var shrinking = new Shrinking(size, smaller);
    var how = reader.getDefaultReadParam();
    how.setDestination(RowSink.of(type, size, shrinking).destination());
    reader.read(0, how);
    requireNoLoss();
    return shrinking.bitmap();
  }

  private Bitmap placed(BufferedImage frame, int step) {
    var canvas = outline.facts().size().every(step);
    var at = new Point(outline.first().left() / step, outline.first().top() / step);
    return new Canvas(canvas, frame, at).shrunkTo(smaller);
  }

  private BufferedImage readWhole(int frame) throws IOException, InvalidImage {
    return outline.facts().format() == ImageFormat.GIF ? readAllRows(frame) : read(frame);
  }

  private BufferedImage read(int frame) throws IOException, InvalidImage {
    int step = step(frame);
    var how = reader.getDefaultReadParam();
    how.setSourceSubsampling(step, step, 0, 0);
    var picture = reader.read(frame, how);
    requireNoLoss();
    return picture;
  }

  private int step(int frame) throws IOException {
    var model = reader.getImageTypes(frame).next().getSampleModel();
    int bits = model.getNumDataElements() * DataBuffer.getDataTypeSize(model.getDataType());
    double bytes = (double) reader.getWidth(frame) * reader.getHeight(frame) * bits / 8;
    return (int) Math.ceil(Math.max(1, Math.sqrt(bytes / MOST_KEPT_BYTES)));
  }

  private void requireNoLoss() throws InvalidImage {
    if (loss != null) {
      throw loss;
    }
    if (reader.getInput() instanceof WebpInput input && input.isOverread()) {
      throw cutOff();
    }
  }

  /** The GIF reader is content with any number of rows, and does not end with the last one. */
  private BufferedImage readAllRows(int frame) throws IOException, InvalidImage {
    var rows = new RowCount();
    reader.addIIOReadProgressListener(rows);
    var picture = read(frame);
    reader.removeIIOReadProgressListener(rows);
    if (!rows.complete) {
      throw cutOff();
    }
    return picture;
  }

  private static final class RowCount extends ProgressListenerBase {
    private boolean complete;

    @Override
    public void imageProgress(ImageReader source, float percent) {
      if (percent >= 100) {
        complete = true;
        source.abort();
      }
    }
  }

  /**
   * Readers also warn of what loses nothing: odd profiles, stray bytes between segments. The words
   * are those of libjpeg (jerror.h), of the JDK's readers and of TwelveMonkeys'.
   */
  private void hear(String warning) {
    var words = warning.toLowerCase(Locale.ROOT);
    if (words.contains("premature end") || words.contains("truncated")) {
      loss = cutOff();
    } else if (loss == null && tellsOfDamage(words)) {
      loss = damaged();
    }
  }

  private static boolean tellsOfDamage(String words) {
    return words.contains("bad huffman code")
        || words.contains("instead of rst")
        || words.contains("out-of-sequence code")
        || words.contains("nothing to decode");
  }

  private static InvalidImage cutOff() {
    return InvalidImage.cutOff("its data ends before all of its pixels are told");
  }

  private static InvalidImage damaged() {
    return InvalidImage.damaged("its data cannot be decoded");
  }
}
