package dev.packshot.image;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Measures what pieces of zlib data unpack to, without keeping it. */
final class Inflation {
  private final Inflater inflater = new Inflater();
  private final byte[] buffer = new byte[1 << 13];

  /** How many bytes the data unpacks to, or {@code most} where it is more. */
  int measure(Bytes data, int most) {
    inflater.reset();
    inflater.setInput(data.array, data.start, data.length());
    int unpacked = 0;
    try {
      for (int read = 1; read > 0 && unpacked < most; unpacked += read) {
        read = inflater.inflate(buffer);
      }
    } catch (DataFormatException e) {
      // every viewer leaves side information alone that cannot be unpacked; so far it counts
    }
    return Math.min(unpacked, most);
  }

  void release() {
    inflater.end();
  }
}
