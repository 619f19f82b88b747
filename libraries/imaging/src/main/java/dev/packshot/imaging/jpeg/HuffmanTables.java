package dev.packshot.imaging.jpeg;

import java.io.ByteArrayOutputStream;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/** The Huffman tables that ITU-T T.81 suggests in annex K.3, and that nearly all encoders use. */
final class HuffmanTables {
  private HuffmanTables() {}

  /** Returns a segment that defines all four. */
  static byte[] segment() {
    var body = new ByteArrayOutputStream();
    add(body, 0x00, JPEGHuffmanTable.StdDCLuminance);
    add(body, 0x10, JPEGHuffmanTable.StdACLuminance);
    add(body, 0x01, JPEGHuffmanTable.StdDCChrominance);
    add(body, 0x11, JPEGHuffmanTable.StdACChrominance);
    var segment = new ByteArrayOutputStream();
    segment.write(0xff);
    segment.write(JpegSegments.DHT);
    segment.write((body.size() + 2) >> 8);
    segment.write(body.size() + 2);
    segment.writeBytes(body.toByteArray());
    return segment.toByteArray();
  }

  private static void add(ByteArrayOutputStream body, int place, JPEGHuffmanTable table) {
    body.write(place);
    var lengths = table.getLengths();
    for (int i = 0; i < 16; i++) {
      body.write(i < lengths.length ? lengths[i] : 0);
    }
    for (short value : table.getValues()) {
      body.write(value);
    }
  }
}
