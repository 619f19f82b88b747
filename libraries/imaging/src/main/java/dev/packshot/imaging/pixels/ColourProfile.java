package dev.packshot.imaging.pixels;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** The ICC profile of a greyscale or RGB picture. */
public final class ColourProfile {
  /** Profiles of cameras and screens have a few kilobytes, those with tables up to 2 MB. */
  public static final int MAX_BYTES = 4 << 20;

  private static final int ROWS_PER_STRIP = 64;

  private final ICC_Profile profile;

  private ColourProfile(ICC_Profile profile) {
    this.profile = profile;
  }

  /** Parses a profile; empty if it is invalid, too large or not for that many components. */
  public static Optional<ColourProfile> of(byte[] bytes, int components) {
    if (bytes.length > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      var profile = ICC_Profile.getInstance(bytes);
      int type = components == 1 ? ColorSpace.TYPE_GRAY : ColorSpace.TYPE_RGB;
      return components <= 3 && profile.getColorSpaceType() == type
          ? Optional.of(new ColourProfile(profile))
          : Optional.empty();
    } catch (IllegalArgumentException | CMMException invalid) {
      return Optional.empty();
    }
  }

  /** Converts the bitmap to sRGB in place; leaves it unchanged if the profile is unusable. */
  public void convertToSrgb(Bitmap bitmap) {
    try {
      convert(bitmap);
    } catch (IllegalArgumentException | CMMException unusable) {
      // the conversion of the first strip fails already, before anything is changed
    }
  }

  private void convert(Bitmap bitmap) {
    var srgb = ((ICC_ColorSpace) ColorSpace.getInstance(ColorSpace.CS_sRGB)).getProfile();
    var conversion = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
    int width = bitmap.size().width();
    for (int y = 0; y < bitmap.size().height(); y += ROWS_PER_STRIP) {
      int rows = Math.min(ROWS_PER_STRIP, bitmap.size().height() - y);
      var source = strip(profile.getNumComponents(), width, rows);
      copyToStrip(bitmap.argb(), y * width, source);
      copyFromStrip(conversion.filter(source, strip(3, width, rows)), bitmap.argb(), y * width);
    }
  }

  private static WritableRaster strip(int bands, int width, int rows) {
    return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, rows, bands, null);
  }

  private static void copyToStrip(int[] argb, int at, WritableRaster strip) {
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

  private static void copyFromStrip(Raster strip, int[] argb, int at) {
    var samples = (byte[]) strip.getDataElements(0, 0, strip.getWidth(), strip.getHeight(), null);
    for (int i = 0; i < samples.length; at++) {
      int red = samples[i++] & 0xff;
      int green = samples[i++] & 0xff;
      int blue = samples[i++] & 0xff;
      argb[at] = (argb[at] & 0xff000000) | red << 16 | green << 8 | blue;
    }
  }
}
