package dev.packshot.imaging;

import dev.packshot.devkit.picture.Drawings;
import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.ValidImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A valid picture with a few changes, all of which follow from the number of the case: bits, bytes
 * and lengths that are overwritten, and pieces that are left out, doubled or taken from another
 * picture.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FuzzCase(long number, String sample, byte[] file) {
  private static final int MAX_PIXELS = 1_000_000;
  private static final int MAX_CHANGES = 4;

  /** The lengths and sizes that are written over others. */
  private static final long[] NUMBERS = {
    0, 1, 2, 3, 7, 8, 0x7f, 0x80, 0xff, 0xffff, 0x7fff_ffff, 0x8000_0000L, 0xffff_ffffL
  };

  private static final List<Seed> SEEDS = seeds();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Seed(String name, byte[] file) {}

  private static List<Seed> seeds() {
    var seeds = new ArrayList<Seed>();
    for (var list : List.of(ValidImages.all(), Drawings.valid())) {
      for (ImageSample sample : list) {
        if ((long) sample.width() * sample.height() < MAX_PIXELS) {
          seeds.add(new Seed(sample.name(), sample.bytes()));
        }
      }
    }
    for (var sample : KnownPixels.all()) {
      seeds.add(new Seed(sample.name(), sample.file()));
    }
    return seeds;
  }

  static FuzzCase of(long number) {
    var random = new Random(number * 0x9e3779b97f4a7c15L);
    var seed = SEEDS.get(random.nextInt(SEEDS.size()));
    var file = seed.file().clone();
    for (int left = 1 + random.nextInt(MAX_CHANGES); left > 0 && file.length > 8; left--) {
      file = changed(file, random);
    }
    return new FuzzCase(number, seed.name(), file);
  }

  private static byte[] changed(byte[] file, Random random) {
    int at = offset(file, random);
    int length = 1 + random.nextInt(Math.min(64, file.length - at));
    return switch (random.nextInt(7)) {
      case 0 -> withByte(file, at, file[at] ^ (1 << random.nextInt(8)));
      case 1 -> withByte(file, at, random.nextInt());
      case 2 -> withNumber(file, at, NUMBERS[random.nextInt(NUMBERS.length)], random.nextInt(4));
      case 3 -> Arrays.copyOf(file, Math.max(9, at));
      case 4 -> joined(file, at, new byte[0], at + length);
      case 5 -> joined(file, at, Arrays.copyOfRange(file, at, at + length), at);
      default -> joined(file, at, pieceOfAnother(random), at);
    };
  }

  /** Returns an offset, in the headers half of the time. */
  private static int offset(byte[] file, Random random) {
    int range = random.nextBoolean() ? Math.min(file.length, 120) : file.length;
    return random.nextInt(range);
  }

  private static byte[] withByte(byte[] file, int at, int value) {
    file[at] = (byte) value;
    return file;
  }

  /** Writes a number of 2 or 4 bytes in either order. */
  private static byte[] withNumber(byte[] file, int at, long number, int form) {
    int width = form < 2 ? 2 : 4;
    for (int i = 0; i < width && at + i < file.length; i++) {
      int shift = 8 * (form % 2 == 0 ? i : width - 1 - i);
      file[at + i] = (byte) (number >> shift);
    }
    return file;
  }

  private static byte[] pieceOfAnother(Random random) {
    var other = SEEDS.get(random.nextInt(SEEDS.size())).file();
    int from = random.nextInt(other.length);
    return Arrays.copyOfRange(other, from, Math.min(other.length, from + 1 + random.nextInt(200)));
  }

  /** Returns the start of a file up to an offset, a piece, and the rest from another offset on. */
  private static byte[] joined(byte[] file, int to, byte[] piece, int from) {
    return new FileBytes()
        .add(Arrays.copyOf(file, to))
        .add(piece)
        .add(Arrays.copyOfRange(file, from, file.length))
        .bytes();
  }
}
