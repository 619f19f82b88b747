package dev.packshot.imaging.webp;

import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/**
 * A decoder of lossless data (RFC 9649, 3). Its time is linear in the pixels and its memory is
 * bounded, whatever the data. TwelveMonkeys' decoder undoes any number of transforms, a million in
 * a small file, where the format allows one of each kind, and undoes some pairs of them wrongly.
 */
final class LosslessDecoder {
  private static final int SIGNATURE = 8;
  private static final int SIDE = 14;

  private LosslessDecoder() {}

  /** Decodes the data of a chunk VP8L, whose size was read, as 0xAARRGGBB. */
  static int[] decode(Bytes data, Size size) throws InvalidImage {
    var bits = new LosslessBits(data);
    bits.read(SIGNATURE);
    bits.read(SIDE);
    bits.read(SIDE);
    boolean hasAlpha = bits.readFlag();
    if (bits.read(3) != 0) {
      throw InvalidImage.undecodable();
    }
    var argb = decode(bits, size);
    for (int i = 0; !hasAlpha && i < argb.length; i++) {
      argb[i] |= 0xff000000;
    }
    return argb;
  }

  /** Decodes data without a header. */
  static int[] decode(LosslessBits bits, Size size) throws InvalidImage {
    var transforms = LosslessTransforms.read(bits, size.width(), size.height());
    var argb = LosslessImage.decodePicture(bits, transforms.storedWidth(), size.height());
    bits.requireNoOverread();
    return transforms.undo(argb);
  }
}
