package dev.packshot.image;

import com.twelvemonkeys.imageio.util.ProgressListenerBase;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;

/**
 * The pixels of a file, every row of every frame decoded. Only so many are kept as asked for, every
 * n-th of every n-th row, so that the memory it takes does not grow with the picture.
 */
final class Pixels {
  private final ImageReader reader;
  private final int most;
  private Flaw loss;

  private Pixels(ImageReader reader, int most) {
    this.reader = reader;
    this.most = most;
    reader.addIIOReadWarningListener((source, warning) -> hear(warning));
  }

  /**
   * The first frame, of at most about {@code most} pixels, as encoded: no orientation is applied.
   */
  static BufferedImage decode(Bytes file, Outline outline, int most) throws Flaw {
    try {
      var reader = Readers.open(outline.facts().format(), file);
      try {
        return new Pixels(reader, most).decode(outline);
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

  private BufferedImage decode(Outline outline) throws IOException, Flaw {
    boolean countsRows = outline.facts().format() == ImageFormat.GIF;
    var first = countsRows ? readAllRows(0) : read(0);
    for (int frame = 1; frame < outline.frames(); frame++) {
      if (countsRows) {
        readAllRows(frame);
      } else {
        read(frame);
      }
    }
    return first;
  }

  private BufferedImage read(int frame) throws IOException, Flaw {
    double pixels = (double) reader.getWidth(frame) * reader.getHeight(frame);
    int step = (int) Math.ceil(Math.max(1, Math.sqrt(pixels / most)));
    var how = reader.getDefaultReadParam();
    how.setSourceSubsampling(step, step, 0, 0);
    var picture = reader.read(frame, how);
    if (loss != null) {
      throw loss;
    }
    if (reader.getInput() instanceof WebpInput input && input.isOverread()) {
      throw cutOff();
    }
    return picture;
  }

  /** The GIF reader is content with any number of rows, and does not end with the last one. */
  private BufferedImage readAllRows(int frame) throws IOException, Flaw {
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

  private static Flaw cutOff() {
    return Flaw.cutOff("its data ends before all of its pixels are told");
  }

  private static Flaw damaged() {
    return Flaw.damaged("its data cannot be decoded");
  }
}
