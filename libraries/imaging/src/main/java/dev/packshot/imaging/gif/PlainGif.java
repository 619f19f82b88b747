package dev.packshot.imaging.gif;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/**
 * A GIF file reduced to what a decoder needs: its frames with their colours, without comments, text
 * and application blocks, which the JDK's reader collects in a time that grows with their square.
 * The codes of each frame are written anew: exactly as many as the frame has pixels, since the
 * reader takes any number of rows, and without what it decodes wrongly (a clear code behind
 * another, a first block of under 4 bytes) or refuses (a code size of over 8 bits).
 */
final class PlainGif {
  private static final int MAX_TABLE = 1 << 12;
  private static final int MAX_WIDTH = 12;
  private static final int MAX_CODE_SIZE = 11;
  private static final int MAX_WRITTEN_CODE_SIZE = 8;

  private final LzwWriter plain;
  private final int[] lengths = new int[MAX_TABLE];

  private PlainGif(int capacity) {
    this.plain = new LzwWriter(capacity);
  }

  /** Returns the reduced file; throws if a pixel of a frame is missing. */
  static Bytes of(Bytes file) throws InvalidImage {
    var gif = new PlainGif(file.length() + 64);
    gif.write(file);
    return new Bytes(gif.plain.array(), 0, gif.plain.length());
  }

  private void write(Bytes file) throws InvalidImage {
    var blocks = new GifBlocks(file);
    plain.add(file.array(), file.start(), GifBlocks.HEADER + blocks.paletteLength());
    while (blocks.next()) {
      writeControl(blocks.transparent());
      var descriptor = blocks.descriptor();
      plain.add(0x2c).add(descriptor.array(), descriptor.start(), descriptor.length());
      writeData(new LzwReader(blocks.data()), (long) blocks.width() * blocks.height());
    }
    plain.add(0x3b);
  }

  private void writeControl(int transparent) {
    if (transparent >= 0) {
      plain.add(0x21, 0xf9, 4, 1, 0, 0, transparent, 0);
    }
  }

  private void writeData(LzwReader codes, long pixels) throws InvalidImage {
    int codeSize = codes.codeSize();
    if (codeSize < 1 || codeSize > MAX_CODE_SIZE) {
      throw InvalidImage.undecodable();
    }
    int written = Math.min(codeSize, MAX_WRITTEN_CODE_SIZE);
    plain.beginData(written);
    new Copy(codes, codeSize, written).copy(pixels);
    plain.endData();
  }

  /** A copy of one frame's codes, with the state of the table of a decoder. */
  private final class Copy {
    private final LzwReader codes;
    private final Table read;
    private final Table written;

    Copy(LzwReader codes, int codeSize, int writtenCodeSize) {
      this.codes = codes;
      this.read = new Table(codeSize);
      this.written = new Table(writtenCodeSize);
    }

    void copy(long pixels) throws InvalidImage {
      plain.write(written.clear, written.width);
      int previous = LzwReader.NONE;
      for (long left = pixels; left > 0; ) {
        int code = codes.read(read.width);
        if (code == LzwReader.NONE || code == read.clear + 1) {
          throw InvalidImage.missingPixels();
        }
        if (code == read.clear) {
          clear(previous);
          previous = LzwReader.NONE;
        } else {
          left -= copy(code, previous);
          previous = code;
        }
      }
      plain.write(written.clear + 1, written.width);
    }

    /** Writes a clear code unless there is one right before. */
    private void clear(int previous) {
      if (previous != LzwReader.NONE) {
        plain.write(written.clear, written.width);
      }
      read.reset();
      written.reset();
    }

    /** Writes a code and returns the number of pixels that it stands for. */
    private int copy(int code, int previous) throws InvalidImage {
      boolean known = code < read.clear || (code > read.clear + 1 && code < read.next);
      boolean isNew = code == read.next && previous != LzwReader.NONE && read.next < MAX_TABLE;
      if (!known && !isNew) {
        throw InvalidImage.undecodable();
      }
      plain.write(translated(code), written.width);
      if (previous != LzwReader.NONE) {
        addToTables(length(previous) + 1);
      }
      return length(code);
    }

    private void addToTables(int length) {
      if (read.next < MAX_TABLE) {
        lengths[read.next] = length;
      }
      read.grow();
      written.grow();
    }

    private int translated(int code) {
      return code < read.clear ? code & (written.clear - 1) : code - read.clear + written.clear;
    }

    private int length(int code) {
      return code < read.clear ? 1 : lengths[code];
    }
  }

  /** The size of a decoder's table of strings, and of its codes in bits. */
  private static final class Table {
    private final int codeSize;
    private final int clear;
    private int next;
    private int width;

    Table(int codeSize) {
      this.codeSize = codeSize;
      this.clear = 1 << codeSize;
      reset();
    }

    void reset() {
      next = clear + 2;
      width = codeSize + 1;
    }

    void grow() {
      if (next < MAX_TABLE && ++next == 1 << width && width < MAX_WIDTH) {
        width++;
      }
    }
  }
}
