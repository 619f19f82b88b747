package dev.packshot.imaging.webp;

import dev.packshot.imaging.structure.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A WebP file of a single lossy picture, without any other chunk. */
final class LossyFile {
  private static final int HEADER = 20;

  private LossyFile() {}

  /** Wraps the data of a chunk VP8. */
  static Bytes of(Bytes data) {
    var file = ByteBuffer.allocate(HEADER + data.length()).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(file.capacity() - 8);
    file.put("WEBPVP8 ".getBytes(StandardCharsets.US_ASCII)).putInt(data.length());
    file.put(data.buffer());
    return new Bytes(file.array(), 0, file.capacity());
  }
}
