package dev.packshot.imaging.jpeg;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/** A Huffman code of a JPEG file (ITU-T T.81, annex C). */
final class HuffmanCode {
  /** The bytes before the values: the place of the table, and how many codes of each length. */
  static final int HEADER = 17;

  private static final int MAX_LENGTH = 16;

  private final Bytes table;

  /** Wraps a table of a segment DHT. */
  HuffmanCode(Bytes table) {
    this.table = table;
  }

  /** Returns the length in bytes of a table that begins with these. */
  static int lengthOf(Bytes tables) throws InvalidImage {
    int length = HEADER;
    for (int i = 1; i < HEADER; i++) {
      length += tables.u8(i);
    }
    return length;
  }

  /** Reads a value. */
  int read(ScanBits bits) throws InvalidImage {
    int code = 0;
    int first = 0;
    int at = HEADER;
    for (int length = 1; length <= MAX_LENGTH; length++) {
      int count = table.u8(length);
      code = code << 1 | bits.read();
      if (code - first < count) {
        return table.u8(at + (code - first));
      }
      at += count;
      first = (first + count) << 1;
    }
    throw InvalidImage.undecodable();
  }
}
