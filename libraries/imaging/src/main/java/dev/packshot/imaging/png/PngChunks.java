package dev.packshot.imaging.png;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/**
 * An iterator over the chunks of a PNG file. It ends at the end chunk, or where the file ends
 * behind the first data: whether a pixel is missing then, their decoder notices.
 */
final class PngChunks {
  static final String DATA = "IDAT";

  private static final int SIGNATURE_LENGTH = 8;
  private static final String END = "IEND";

  private final Bytes file;
  private long at = SIGNATURE_LENGTH;
  private String name = "";
  private Bytes data;
  private Bytes covered;
  private long checksum;
  private boolean hasData;

  PngChunks(Bytes file) {
    this.file = file;
  }

  /** Advances to the next chunk, which may be the end chunk; false behind it. */
  boolean next() throws InvalidImage {
    if (name.equals(END) || (hasData && !hasName())) {
      return false;
    }
    long length = file.u32(at);
    name = file.name(at + 4);
    hasData |= name.equals(DATA);
    boolean isWhole = at + 12 + length <= file.length();
    if (!isWhole && !name.equals(DATA)) {
      return end();
    }
    if (isWhole) {
      data = file.slice(at + 8, length);
      covered = file.slice(at + 4, 4 + length);
      checksum = file.u32(at + 8 + length);
    } else {
      data = file.slice(at + 8, Math.min(length, file.length() - at - 8));
      covered = null;
    }
    at = Math.min(file.length(), at + 12 + length);
    return true;
  }

  private boolean end() throws InvalidImage {
    if (!hasData) {
      throw InvalidImage.cutOff("the data ends before the picture does");
    }
    return false;
  }

  private boolean hasName() throws InvalidImage {
    return at + 8 <= file.length()
        && file.name(at + 4).chars().allMatch(c -> (c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  }

  String name() {
    return name;
  }

  Bytes data() {
    return data;
  }

  /** Returns the name and the data, which the checksum covers; null if the chunk is cut off. */
  Bytes covered() {
    return covered;
  }

  long checksum() {
    return checksum;
  }
}
