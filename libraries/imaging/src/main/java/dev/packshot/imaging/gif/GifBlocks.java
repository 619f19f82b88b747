package dev.packshot.imaging.gif;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/**
 * An iterator over the frames of a GIF file. It ends at the trailer, or behind the last frame of a
 * file that has none: whatever follows is no part of the picture then.
 */
final class GifBlocks {
  static final int HEADER = 13;

  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2c;
  private static final int TRAILER = 0x3b;
  private static final int CONTROL = 0xf9;
  private static final int DESCRIPTOR = 9;

  private final Bytes file;
  private int at;
  private int control = -1;
  private int frame = -1;

  GifBlocks(Bytes file) throws InvalidImage {
    this.file = file;
    this.at = HEADER + paletteLength();
    file.require(0, at);
  }

  /** Advances to the next frame; false if there is none. */
  boolean next() throws InvalidImage {
    control = -1;
    boolean hasFrame = frame >= 0;
    try {
      return findFrame(hasFrame);
    } catch (InvalidImage end) {
      if (hasFrame) {
        return false;
      }
      throw end;
    }
  }

  private boolean findFrame(boolean hasFrame) throws InvalidImage {
    for (int type = file.u8(at++); type != TRAILER; type = file.u8(at++)) {
      if (type == FRAME) {
        frame = at;
        file.require(frame, DESCRIPTOR);
        at = dataAt();
        skipData();
        return true;
      }
      if (type != EXTENSION) {
        return end(hasFrame);
      }
      if (file.u8(at) == CONTROL && file.u8(at + 1L) == 4) {
        control = at + 2;
      }
      at++;
      skipBlocks();
    }
    return false;
  }

  private static boolean end(boolean hasFrame) throws InvalidImage {
    if (!hasFrame) {
      throw InvalidImage.damaged("it has a block of an unknown type");
    }
    return false;
  }

  int left() throws InvalidImage {
    return file.u16le(frame);
  }

  int top() throws InvalidImage {
    return file.u16le(frame + 2L);
  }

  int width() throws InvalidImage {
    return file.u16le(frame + 4L);
  }

  int height() throws InvalidImage {
    return file.u16le(frame + 6L);
  }

  /** Returns the frame's descriptor with its palette. */
  Bytes descriptor() throws InvalidImage {
    return file.slice(frame, dataAt() - (long) frame);
  }

  /** Returns the code size and the data blocks, and whatever follows. */
  Bytes data() throws InvalidImage {
    return file.from(dataAt());
  }

  /** Returns the index of the transparent colour; -1 if there is none among the frame's colours. */
  int transparent() throws InvalidImage {
    if (control < 0 || (file.u8(control) & 1) == 0) {
      return -1;
    }
    int index = file.u8(control + 3L);
    int length = paletteLength(file.u8(frame + 8L));
    return index < (length == 0 ? paletteLength() : length) / 3 ? index : -1;
  }

  /** Returns the length in bytes of the palette of all frames. */
  int paletteLength() throws InvalidImage {
    return paletteLength(file.u8(10));
  }

  private int dataAt() throws InvalidImage {
    return frame + DESCRIPTOR + paletteLength(file.u8(frame + 8L));
  }

  /** Skips the code size and the data, which may be cut off: its decoder notices missing pixels. */
  private void skipData() {
    try {
      at++;
      skipBlocks();
    } catch (InvalidImage cutOff) {
      at = file.length();
    }
  }

  private void skipBlocks() throws InvalidImage {
    for (int length = file.u8(at++); length > 0; length = file.u8(at++)) {
      at += length;
    }
  }

  private static int paletteLength(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }
}
