package dev.packshot.imaging;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** The ICC profile of a file: what its red, green and blue, or its grey, look like. */
final class ColourProfile {
  /** Those of cameras and screens have some kilobytes, those with tables up to 2 MB. */
  static final int MOST_BYTES = 4 << 20;

  /** So many rows are converted at a time. */
  private static final int STRIP = 64;

  private final ICC_Profile profile;

  private ColourProfile(ICC_Profile profile) {
    this.profile = profile;
  }

  /** Nothing where the bytes are no profile of a picture of one grey or of three colours. */
  static Optional<ColourProfile> of(byte[] bytes, int components) {
    if (bytes.length > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      var profile = ICC_Profile.getInstance(bytes);
      int kind = components == 1 ? ColorSpace.TYPE_GRAY : ColorSpace.TYPE_RGB;
      return components <= 3 && profile.getColorSpaceType() == kind
          ? Optional.of(new ColourProfile(profile))
          : Optional.empty();
    } catch (IllegalArgumentException | CMMException broken) {
      return Optional.empty();
    }
  }

  /** Makes it sRGB; leaves it as it is where the profile turns out to be of no use. */
  void toSrgb(Bitmap bitmap) {
    try {
      convert(bitmap);
    } catch (IllegalArgumentException | CMMException broken) {
      // it converts the first strip or none
    }
  }

  private void convert(Bitmap bitmap) {
    var srgb = ((ICC_ColorSpace) ColorSpace.getInstance(ColorSpace.CS_sRGB)).getProfile();
    var conversion = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
    int width = bitmap.size().width();
    for (int y = 0; y < bitmap.size().height(); y += STRIP) {
      int rows = Math.min(STRIP, bitmap.size().height() - y);
      var source = samples(profile.getNumComponents(), width, rows);
      take(bitmap.argb(), y * width, source);
      give(conversion.filter(source, samples(3, width, rows)), bitmap.argb(), y * width);
    }
  }

  private static WritableRaster samples(int bands, int width, int rows) {
    return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, rows, bands, null);
  }

  private static void take(int[] argb, int at, WritableRaster strip) {
    int bands = strip.getNumBands();
    var samples = new byte[strip.getWidth() * strip.getHeight() * bands];
    for (int i = 0; i < samples.length; at++) {
      samples[i++] = (byte) (argb[at] >> 16);
      if (bands == 3) {
        samples[i++] = (byte) (argb[at] >> 8);
        samples[i++] = (byte) argb[at];
      }
    }
    strip.setDataElements(0, 0, strip.getWidth(), strip.getHeight(), samples);
  }

  private static void give(Raster strip, int[] argb, int at) {
    var samples = (byte[]) strip.getDataElements(0, 0, strip.getWidth(), strip.getHeight(), null);
    for (int i = 0; i < samples.length; at++) {
      int red = samples[i++] & 0xff;
      int green = samples[i++] & 0xff;
      int blue = samples[i++] & 0xff;
      argb[at] = (argb[at] & 0xff000000) | red << 16 | green << 8 | blue;
    }
  }
}
