package dev.packshot.imaging.decoding;

import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/**
 * A converter of samples to ARGB: palette indexes, grey or RGB of 8 or 16 bits, with or without
 * alpha. The JDK interprets grey samples as linear light and shows them too bright; here they are
 * interpreted as viewers do.
 */
final class SampleConverter {
  private static final int OPAQUE = 0xff << 24;

  private final int[] palette;
  private final int bands;
  private final int shift;

  private SampleConverter(int[] palette, int bands, int shift) {
    this.palette = palette;
    this.bands = bands;
    this.shift = shift;
  }

  /** Returns a converter for a palette, or for components of 8 or 16 bits. */
  static SampleConverter of(ColorModel model) {
    if (model instanceof IndexColorModel indexed) {
      // indexes beyond the end of the palette are black
      var palette = new int[1 << indexed.getPixelSize()];
      Arrays.fill(palette, OPAQUE);
      var colours = new int[indexed.getMapSize()];
      indexed.getRGBs(colours);
      System.arraycopy(colours, 0, palette, 0, Math.min(colours.length, palette.length));
      return new SampleConverter(palette, 1, 0);
    }
    return new SampleConverter(null, model.getNumComponents(), model.getComponentSize(0) - 8);
  }

  /** Converts one row of interleaved samples. */
  void toArgb(int[] samples, int[] argb) {
    for (int x = 0, at = 0; x < argb.length; x++, at += bands) {
      argb[x] = palette == null ? colour(samples, at) : palette[samples[at]];
    }
  }

  private int colour(int[] samples, int at) {
    int first = samples[at] >> shift;
    return switch (bands) {
      case 1 -> OPAQUE | grey(first);
      case 2 -> samples[at + 1] >> shift << 24 | grey(first);
      case 3 -> OPAQUE | rgb(first, samples, at);
      default -> samples[at + 3] >> shift << 24 | rgb(first, samples, at);
    };
  }

  private int rgb(int red, int[] samples, int at) {
    return red << 16 | samples[at + 1] >> shift << 8 | samples[at + 2] >> shift;
  }

  private static int grey(int level) {
    return level << 16 | level << 8 | level;
  }
}
