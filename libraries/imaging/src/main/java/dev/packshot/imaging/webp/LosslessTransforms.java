package dev.packshot.imaging.webp;

import dev.packshot.imaging.structure.InvalidImage;
import java.util.ArrayDeque;
import java.util.Deque;

/** A reader of the transforms of lossless data, each of which may occur once. */
final class LosslessTransforms {
  private static final int PREDICTION = 0;
  private static final int COLOUR = 1;
  private static final int GREEN = 2;

  private final LosslessBits bits;
  private final int height;
  private final Deque<LosslessTransform> lastFirst = new ArrayDeque<>();
  private int width;
  private int found;

  private LosslessTransforms(LosslessBits bits, int width, int height) {
    this.bits = bits;
    this.width = width;
    this.height = height;
  }

  /** Reads the transforms and their parameters, for a picture of that size. */
  static LosslessTransforms read(LosslessBits bits, int width, int height) throws InvalidImage {
    var transforms = new LosslessTransforms(bits, width, height);
    while (bits.readFlag()) {
      transforms.add(bits.read(2));
    }
    return transforms;
  }

  /** Returns the width of the pixels that are stored. */
  int storedWidth() {
    return width;
  }

  /** Undoes all of them. */
  int[] undo(int[] argb) {
    var undone = argb;
    for (var transform : lastFirst) {
      undone = transform.undo(undone);
    }
    return undone;
  }

  private void add(int type) throws InvalidImage {
    if ((found & (1 << type)) != 0) {
      throw InvalidImage.undecodable();
    }
    found |= 1 << type;
    var transform = read(type);
    lastFirst.push(transform);
    width = transform.storedWidth(width);
  }

  private LosslessTransform read(int type) throws InvalidImage {
    if (type == GREEN) {
      return LosslessTransforms::addGreen;
    }
    if (type != PREDICTION && type != COLOUR) {
      return LosslessPalette.read(bits, width, height);
    }
    int blockBits = bits.read(3) + 2;
    var blocks =
        LosslessImage.decodeParameters(
            bits, LosslessImage.blocks(width, blockBits), LosslessImage.blocks(height, blockBits));
    return type == PREDICTION
        ? new Prediction(width, blockBits, blocks)
        : new ColourDecorrelation(width, blockBits, blocks);
  }

  private static int[] addGreen(int[] argb) {
    for (int i = 0; i < argb.length; i++) {
      int green = argb[i] >> 8 & 0xff;
      int others = ((argb[i] & 0xff00ff) + (green << 16 | green)) & 0xff00ff;
      argb[i] = (argb[i] & 0xff00ff00) | others;
    }
    return argb;
  }
}
