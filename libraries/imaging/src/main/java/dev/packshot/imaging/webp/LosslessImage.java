package dev.packshot.imaging.webp;

import dev.packshot.imaging.structure.InvalidImage;

/**
 * An entropy-coded image of lossless data (RFC 9649, 3.6): the picture itself, or a small one with
 * the parameters of a transform for each block of it.
 */
final class LosslessImage {
  private static final int HASH = 0x1e35a7bd;
  private static final int MAX_CACHE_BITS = 11;

  /** Encoders use up to 2,600; each takes memory. */
  private static final int MAX_GROUPS = 16_384;

  private final LosslessBits bits;
  private final int width;
  private final int[] argb;
  private final int cacheBits;
  private final int[] cache;
  private int blockBits;
  private int blocksPerRow;
  private int[] groupOfBlock;
  private PrefixCodes[] groups;

  private LosslessImage(LosslessBits bits, int width, int height) throws InvalidImage {
    this.bits = bits;
    this.width = width;
    this.argb = new int[width * height];
    this.cacheBits = bits.readFlag() ? bits.read(4) : 0;
    if (cacheBits > MAX_CACHE_BITS) {
      throw InvalidImage.undecodable();
    }
    this.cache = new int[cacheBits == 0 ? 0 : 1 << cacheBits];
  }

  /** Decodes the picture itself, each block of which may have codes of its own. */
  static int[] decodePicture(LosslessBits bits, int width, int height) throws InvalidImage {
    var image = new LosslessImage(bits, width, height);
    if (bits.readFlag()) {
      image.readBlocks(height);
    }
    image.readGroups();
    return image.decode();
  }

  /** Decodes an image of parameters. */
  static int[] decodeParameters(LosslessBits bits, int width, int height) throws InvalidImage {
    var image = new LosslessImage(bits, width, height);
    image.readGroups();
    return image.decode();
  }

  /** Returns the number of blocks along a side. */
  static int blocks(int side, int blockBits) {
    return (side + (1 << blockBits) - 1) >> blockBits;
  }

  /** Reads which group of codes each block has. */
  private void readBlocks(int height) throws InvalidImage {
    blockBits = bits.read(3) + 2;
    blocksPerRow = blocks(width, blockBits);
    groupOfBlock = decodeParameters(bits, blocksPerRow, blocks(height, blockBits));
    for (int i = 0; i < groupOfBlock.length; i++) {
      groupOfBlock[i] = groupOfBlock[i] >> 8 & 0xffff;
    }
  }

  private void readGroups() throws InvalidImage {
    int last = 0;
    if (groupOfBlock != null) {
      for (int group : groupOfBlock) {
        last = Math.max(last, group);
      }
    }
    if (last >= MAX_GROUPS) {
      throw InvalidImage.of("The picture cannot be read: it has over %,d codes.", MAX_GROUPS);
    }
    groups = new PrefixCodes[last + 1];
    for (int i = 0; i <= last; i++) {
      groups[i] = PrefixCodes.define(bits, cache.length);
    }
  }

  private int[] decode() throws InvalidImage {
    for (int at = 0; at < argb.length; ) {
      var codes = groups[groupAt(at)];
      int symbol = codes.green().read(bits);
      if (symbol < PrefixCodes.SAMPLES) {
        put(at++, literal(codes, symbol));
      } else if (symbol < PrefixCodes.SAMPLES + PrefixCodes.LENGTHS) {
        at = copy(codes, symbol - PrefixCodes.SAMPLES, at);
      } else {
        put(at++, cache[symbol - PrefixCodes.SAMPLES - PrefixCodes.LENGTHS]);
      }
    }
    return argb;
  }

  private int groupAt(int at) {
    return groupOfBlock == null
        ? 0
        : groupOfBlock[((at / width) >> blockBits) * blocksPerRow + ((at % width) >> blockBits)];
  }

  private int literal(PrefixCodes codes, int green) throws InvalidImage {
    int red = codes.red().read(bits);
    int blue = codes.blue().read(bits);
    return codes.alpha().read(bits) << 24 | red << 16 | green << 8 | blue;
  }

  /** Copies earlier pixels, which may overlap with the copy, and returns the next offset. */
  private int copy(PrefixCodes codes, int lengthSymbol, int at) throws InvalidImage {
    int end = at + number(lengthSymbol);
    int distance = PixelDistances.pixels(number(codes.distance().read(bits)), width);
    if (end > argb.length || distance > at) {
      throw InvalidImage.undecodable();
    }
    for (int to = at; to < end; to++) {
      put(to, argb[to - distance]);
    }
    return end;
  }

  /** Reads the number that a prefix and the bits behind it stand for. */
  private int number(int prefix) throws InvalidImage {
    if (prefix < 4) {
      return prefix + 1;
    }
    int extra = (prefix - 2) >> 1;
    return ((2 + (prefix & 1)) << extra) + bits.read(extra) + 1;
  }

  private void put(int at, int pixel) {
    argb[at] = pixel;
    if (cacheBits > 0) {
      cache[(HASH * pixel) >>> (32 - cacheBits)] = pixel;
    }
  }
}
