package dev.packshot.imaging.pixels;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * The colours of a picture as code points of ITU-T H.273: its primaries and its transfer function.
 * They become an ICC profile of three primaries and a curve, which the JDK can convert.
 */
public record CodePoints(int primaries, int transfer) {
  private static final int SRGB_PRIMARIES = 1;
  private static final int SRGB_TRANSFER = 13;

  /** The primaries of red, green and blue in CIE XYZ, adapted to D50 as in an ICC profile. */
  private static final Map<Integer, double[]> PRIMARIES =
      Map.of(
          SRGB_PRIMARIES,
          new double[] {.4361, .2225, .0139, .3851, .7169, .0971, .1431, .0606, .7141},
          // BT.2020
          9,
          new double[] {.6734, .2790, -.0019, .1656, .6754, .0300, .1251, .0456, .7968},
          // P3 with the white point D65
          12,
          new double[] {.5151, .2412, -.0011, .2920, .6922, .0419, .1571, .0666, .7841});

  private static final double[] BT_709 = {1 / .45, 1 / 1.099, .099 / 1.099, 1 / 4.5, .081};

  /** The curves as g, a, b, c and d of ICC.1:2010, 10.16: (aX + b)^g from d on, cX below. */
  private static final Map<Integer, double[]> CURVES =
      Map.of(
          1,
          BT_709,
          4,
          new double[] {2.2, 1, 0, 0, 0},
          6,
          BT_709,
          8,
          new double[] {1, 1, 0, 0, 0},
          SRGB_TRANSFER,
          new double[] {2.4, 1 / 1.055, .055 / 1.055, 1 / 12.92, .04045},
          14,
          BT_709);

  private static final int HEADER = 128;
  private static final int TAGS = 9;
  private static final int TABLE = 4 + 12 * TAGS;
  private static final int XYZ = 20;
  private static final int CURVE = 32;
  private static final int TEXT = 24;

  public boolean isSrgb() {
    return primaries == SRGB_PRIMARIES && transfer == SRGB_TRANSFER;
  }

  /** Returns the profile of an RGB picture; empty if the code points are not known here. */
  public Optional<ColourProfile> profile() {
    return PRIMARIES.containsKey(primaries) && CURVES.containsKey(transfer)
        ? ColourProfile.of(bytes(), 3)
        : Optional.empty();
  }

  /** Returns a profile of version 4 with the tags that a display profile has to have. */
  private byte[] bytes() {
    int white = HEADER + TABLE;
    int red = white + XYZ;
    int curve = red + 3 * XYZ;
    int text = curve + CURVE;
    var profile = ByteBuffer.allocate(text + TEXT);
    addHeader(profile);
    profile.putInt(TAGS);
    addTag(profile, "wtpt", white, XYZ);
    addTag(profile, "rXYZ", red, XYZ);
    addTag(profile, "gXYZ", red + XYZ, XYZ);
    addTag(profile, "bXYZ", red + 2 * XYZ, XYZ);
    addTag(profile, "rTRC", curve, CURVE);
    addTag(profile, "gTRC", curve, CURVE);
    addTag(profile, "bTRC", curve, CURVE);
    addTag(profile, "desc", text, TEXT);
    addTag(profile, "cprt", text, TEXT);
    addNumbers(profile, "XYZ ", .9642, 1, .8249);
    for (int i = 0; i < 9; i += 3) {
      var all = PRIMARIES.get(primaries);
      addNumbers(profile, "XYZ ", all[i], all[i + 1], all[i + 2]);
    }
    var parameters = CURVES.get(transfer);
    addName(profile, "para").putInt(0).putInt(3 << 16);
    for (double parameter : parameters) {
      addNumber(profile, parameter);
    }
    // one record without text
    addName(profile, "mluc").putInt(0).putInt(0).putInt(12);
    return profile.array();
  }

  private static void addHeader(ByteBuffer profile) {
    profile.putInt(profile.capacity()).putInt(0).putInt(0x04200000);
    addName(profile, "mntr");
    addName(profile, "RGB ");
    addName(profile, "XYZ ");
    profile.position(36);
    addName(profile, "acsp");
    profile.position(68);
    addNumber(profile, .9642);
    addNumber(profile, 1);
    addNumber(profile, .8249);
    profile.position(HEADER);
  }

  private static void addTag(ByteBuffer profile, String name, int at, int length) {
    addName(profile, name).putInt(at).putInt(length);
  }

  private static void addNumbers(ByteBuffer profile, String type, double... numbers) {
    addName(profile, type).putInt(0);
    for (double number : numbers) {
      addNumber(profile, number);
    }
  }

  private static void addNumber(ByteBuffer profile, double number) {
    profile.putInt((int) Math.round(number * 65_536));
  }

  private static ByteBuffer addName(ByteBuffer profile, String name) {
    return profile.put(name.getBytes(ISO_8859_1));
  }
}
