package dev.packshot.imaging.gif;

import com.twelvemonkeys.imageio.util.ProgressListenerBase;
import dev.packshot.imaging.structure.InvalidImage;
import javax.imageio.ImageReader;

/**
 * A listener that stops the reader behind the last row of a frame. The JDK's reader accepts any
 * number of rows and would read on after the last one.
 */
final class GifRows extends ProgressListenerBase {
  private boolean complete;

  @Override
  public void imageStarted(ImageReader source, int frame) {
    complete = false;
  }

  @Override
  public void imageProgress(ImageReader source, float percent) {
    if (percent >= 100) {
      complete = true;
      source.abort();
    }
  }

  /** Throws unless all rows of the last frame were decoded. */
  void requireAll() throws InvalidImage {
    if (!complete) {
      throw InvalidImage.missingPixels();
    }
  }
}
