package dev.packshot.imaging.structure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A TIFF block, as EXIF is one: directories of entries, each with a tag, a type, a count and a
 * value or its offset (TIFF 6.0, section 2). Numbers are in the byte order that its first bytes
 * specify.
 */
final class TiffBlock {
  static final int ASCII = 2;
  static final int SHORT = 3;
  static final int LONG = 4;

  /** The position of the value, or of its offset, in an entry. */
  static final int VALUE = 8;

  private static final int ENTRY_LENGTH = 12;
  private static final int LITTLE_ENDIAN = 0x4949;

  private final Bytes block;
  private final boolean littleEndian;

  TiffBlock(Bytes block) throws InvalidImage {
    this.block = block;
    this.littleEndian = block.u16(0) == LITTLE_ENDIAN;
  }

  /** Returns the offset of the first directory. */
  long first() throws InvalidImage {
    return u32(4);
  }

  /** Returns the offset of the first entry in a directory with this tag and type. */
  OptionalLong find(long directory, int tag, int type) throws InvalidImage {
    int entries = u16(directory);
    for (int entry = 0; entry < entries; entry++) {
      long at = directory + 2 + (long) ENTRY_LENGTH * entry;
      if (u16(at) == tag && u16(at + 2) == type) {
        return OptionalLong.of(at);
      }
    }
    return OptionalLong.empty();
  }

  /** Returns the first characters of a text of more than four. */
  Optional<String> text(long directory, int tag, int length) throws InvalidImage {
    var entry = find(directory, tag, ASCII);
    if (entry.isEmpty() || u32(entry.getAsLong() + 4) < length) {
      return Optional.empty();
    }
    var text = block.slice(u32(entry.getAsLong() + VALUE), length);
    return Optional.of(new String(text.head(length), ISO_8859_1));
  }

  int u16(long at) throws InvalidImage {
    return littleEndian ? block.u16le(at) : block.u16(at);
  }

  long u32(long at) throws InvalidImage {
    return littleEndian ? block.u32le(at) : block.u32(at);
  }
}
