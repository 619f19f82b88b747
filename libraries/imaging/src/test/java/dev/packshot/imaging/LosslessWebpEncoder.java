package dev.packshot.imaging;

import java.util.Arrays;
import java.util.List;

/** An encoder of lossless WebP files with any transforms, whose codes all have eight bits. */
final class LosslessWebpEncoder {
  /** The transforms of RFC 9649, by their numbers. */
  enum Transform {
    PREDICTION(0),
    COLOUR(1),
    GREEN(2),
    PALETTE(3);

    private final int number;

    Transform(int number) {
      this.number = number;
    }
  }

  private static final int BLOCK_BITS = 2;

  private final FileBytes bytes = new FileBytes();
  private final int height;
  private int width;
  private int[] argb;
  private int buffer;
  private int buffered;

  private LosslessWebpEncoder(int width, int height, int[] argb) {
    this.width = width;
    this.height = height;
    this.argb = argb.clone();
  }

  static byte[] encode(int width, int height, int[] argb, List<Transform> transforms) {
    var data = new LosslessWebpEncoder(width, height, argb).data(transforms);
    var chunk = new FileBytes().riffChunk("VP8L", data).bytes();
    return new FileBytes().text("RIFF").u32le(4L + chunk.length).text("WEBP").add(chunk).bytes();
  }

  private byte[] data(List<Transform> transforms) {
    write(0x2f, 8);
    write(width - 1, 14);
    write(height - 1, 14);
    write(1, 1);
    write(0, 3);
    for (var transform : transforms) {
      write(1, 1);
      write(transform.number, 2);
      transform(transform);
    }
    write(0, 1);
    write(0, 2);
    writeImage(argb);
    write(0, 7);
    return bytes.bytes();
  }

  private void transform(Transform transform) {
    switch (transform) {
      case PREDICTION -> predict();
      case COLOUR -> decorrelate();
      case GREEN -> subtractGreen();
      case PALETTE -> pack();
    }
  }

  private void predict() {
    var blocks = blocks(1, 13);
    var original = argb.clone();
    for (int i = 0; i < argb.length; i++) {
      int mode = blocks[block(i)] >> 8 & 0xff;
      int x = i % width;
      for (int shift = 0; shift < 32; shift += 8) {
        int sample = original[i] >>> shift & 0xff;
        set(i, shift, sample - prediction(original, i, x, mode, shift));
      }
    }
  }

  private int prediction(int[] pixels, int i, int x, int mode, int shift) {
    if (i < width) {
      return x == 0 ? (shift == 24 ? 255 : 0) : sample(pixels, i - 1, shift);
    }
    int t = sample(pixels, i - width, shift);
    if (x == 0) {
      return t;
    }
    int l = sample(pixels, i - 1, shift);
    int tl = sample(pixels, i - width - 1, shift);
    int tr = sample(pixels, i - width + 1, shift);
    return switch (mode) {
      case 1 -> l;
      case 2 -> t;
      case 3 -> tr;
      case 4 -> tl;
      case 5 -> ((l + tr) / 2 + t) / 2;
      case 6 -> (l + tl) / 2;
      case 7 -> (l + t) / 2;
      case 8 -> (tl + t) / 2;
      case 9 -> (t + tr) / 2;
      case 10 -> ((l + tl) / 2 + (t + tr) / 2) / 2;
      case 11 -> isLeftNearer(pixels, i) ? l : t;
      case 12 -> clamp(l + t - tl);
      default -> clamp((l + t) / 2 + ((l + t) / 2 - tl) / 2);
    };
  }

  private boolean isLeftNearer(int[] pixels, int i) {
    int left = 0;
    int top = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int l = sample(pixels, i - 1, shift);
      int t = sample(pixels, i - width, shift);
      int estimate = l + t - sample(pixels, i - width - 1, shift);
      left += Math.abs(estimate - l);
      top += Math.abs(estimate - t);
    }
    return left < top;
  }

  private void decorrelate() {
    var blocks = blocks(0, 256);
    for (int i = 0; i < argb.length; i++) {
      int block = blocks[block(i)];
      int red = sample(argb, i, 16);
      int green = sample(argb, i, 8);
      int blue = sample(argb, i, 0);
      set(i, 16, red - part(block, green));
      set(i, 0, blue - part(block >> 8, green) - part(block >> 16, red));
    }
  }

  private static int part(int fraction, int colour) {
    return ((byte) fraction * (byte) colour) >> 5;
  }

  private void subtractGreen() {
    for (int i = 0; i < argb.length; i++) {
      int green = sample(argb, i, 8);
      set(i, 16, sample(argb, i, 16) - green);
      set(i, 0, sample(argb, i, 0) - green);
    }
  }

  private void pack() {
    var colours = Arrays.stream(argb).distinct().sorted().toArray();
    write(colours.length - 1, 8);
    var differences = colours.clone();
    for (int i = 1; i < colours.length; i++) {
      differences[i] = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        int difference = sample(colours, i, shift) - sample(colours, i - 1, shift);
        differences[i] |= (difference & 0xff) << shift;
      }
    }
    write(0, 1);
    writeImage(differences);
    int bits = colours.length <= 2 ? 1 : colours.length <= 4 ? 2 : colours.length <= 16 ? 4 : 8;
    int packedWidth = (width * bits + 7) / 8;
    var packed = new int[packedWidth * height];
    for (int i = 0; i < argb.length; i++) {
      int x = i % width;
      int index = Arrays.binarySearch(colours, argb[i]);
      packed[i / width * packedWidth + x * bits / 8] |= index << (8 + x * bits % 8);
    }
    argb = packed;
    width = packedWidth;
  }

  /** Writes the parameters of each block, which are below the limit in every sample but alpha. */
  private int[] blocks(int from, int limit) {
    int count = blocksPerRow() * ((height + 3) >> BLOCK_BITS);
    var blocks = new int[count];
    for (int i = 0; i < count; i++) {
      int value = from + i * 5 % (limit - from);
      blocks[i] = (value * 3 & 0xff) << 16 | value << 8 | (value * 7 & 0xff);
    }
    write(0, 3);
    write(0, 1);
    writeImage(blocks);
    return blocks;
  }

  private int blocksPerRow() {
    return (width + 3) >> BLOCK_BITS;
  }

  private int block(int i) {
    return ((i / width) >> BLOCK_BITS) * blocksPerRow() + ((i % width) >> BLOCK_BITS);
  }

  private static int sample(int[] pixels, int i, int shift) {
    return pixels[i] >>> shift & 0xff;
  }

  private void set(int i, int shift, int sample) {
    argb[i] = (argb[i] & ~(0xff << shift)) | (sample & 0xff) << shift;
  }

  private static int clamp(int sample) {
    return Math.max(0, Math.min(255, sample));
  }

  private void writeImage(int[] pixels) {
    for (int symbols : new int[] {280, 256, 256, 256}) {
      writeCode(symbols);
    }
    // a single distance
    write(1, 4);
    for (int pixel : pixels) {
      for (int shift : new int[] {8, 16, 0, 24}) {
        write(Integer.reverse(pixel >>> shift & 0xff) >>> 24, 8);
      }
    }
  }

  /** Writes a code of eight bits for each of 256 symbols. */
  private void writeCode(int symbols) {
    write(0, 1);
    write(15, 4);
    for (int length :
        new int[] {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}) {
      write(length == 0 || length == 8 ? 1 : 0, 3);
    }
    write(0, 1);
    for (int symbol = 0; symbol < symbols; symbol++) {
      write(symbol < 256 ? 1 : 0, 1);
    }
  }

  private void write(int value, int bits) {
    for (int i = 0; i < bits; i++) {
      buffer |= (value >> i & 1) << buffered;
      if (++buffered == 8) {
        bytes.u8(buffer);
        buffer = 0;
        buffered = 0;
      }
    }
  }
}
