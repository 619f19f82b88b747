package dev.packshot.imaging.png;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A PNG file reduced to what a decoder needs: header, palette, transparency and data, in that order
 * and in one chunk each. Of a file with a palette the JDK's reader interprets all other chunks,
 * too, and refuses the picture for an odd one.
 */
final class PlainPng {
  private static final int SIGNATURE_LENGTH = 8;

  /** The end chunk and a checksum, which the file may be without, and a palette of 16 greys. */
  private static final int MAX_ADDED = 128;

  private static final int GREY = 0;
  private static final int PALETTE = 3;

  private final List<Bytes> data = new ArrayList<>();
  private Bytes header;
  private Bytes palette;
  private Bytes transparency;

  private PlainPng() {}

  static Bytes of(Bytes file) throws InvalidImage {
    var png = new PlainPng();
    for (var chunks = new PngChunks(file); chunks.next(); ) {
      png.take(chunks.name(), chunks.data());
    }
    return png.bytes(file);
  }

  private void take(String name, Bytes body) {
    switch (name) {
      case "IHDR" -> header = body;
      case "PLTE" -> palette = palette == null ? body : palette;
      case "tRNS" -> transparency = transparency == null ? body : transparency;
      case PngChunks.DATA -> data.add(body);
      default -> {}
    }
  }

  private Bytes bytes(Bytes file) throws InvalidImage {
    var plain = ByteBuffer.allocate(file.length() + MAX_ADDED);
    plain.put(file.array(), file.start(), SIGNATURE_LENGTH);
    makePaletteOfTransparentGrey();
    add(plain, "IHDR", optional(header));
    add(plain, "PLTE", optional(palette));
    add(plain, "tRNS", optional(transparency));
    add(plain, PngChunks.DATA, data);
    add(plain, "IEND", List.of());
    return new Bytes(plain.array(), 0, plain.position());
  }

  /**
   * Replaces few levels of grey, one of which is transparent, by a palette of them: the JDK's
   * reader ignores their transparency.
   */
  private void makePaletteOfTransparentGrey() throws InvalidImage {
    int depth = header.u8(8);
    if (header.u8(9) != GREY || depth >= 8 || transparency == null || transparency.length() != 2) {
      return;
    }
    int levels = 1 << depth;
    var greys = new byte[3 * levels];
    var alphas = new byte[levels];
    for (int level = 0; level < levels; level++) {
      Arrays.fill(greys, 3 * level, 3 * level + 3, (byte) (level * 255 / (levels - 1)));
      alphas[level] = (byte) (level == transparency.u16(0) ? 0 : 255);
    }
    var changed = header.head(header.length());
    changed[9] = PALETTE;
    header = new Bytes(changed, 0, changed.length);
    palette = new Bytes(greys, 0, greys.length);
    transparency = new Bytes(alphas, 0, alphas.length);
  }

  private static List<Bytes> optional(Bytes body) {
    return body == null ? List.of() : List.of(body);
  }

  /** Adds a chunk, unless it is an optional one without a body. */
  private static void add(ByteBuffer plain, String name, List<Bytes> parts) {
    if (parts.isEmpty() && !name.equals("IEND")) {
      return;
    }
    plain.putInt(length(parts));
    int start = plain.position();
    plain.put(name.getBytes(ISO_8859_1));
    for (var part : parts) {
      plain.put(part.buffer());
    }
    var checksum = new CRC32();
    checksum.update(plain.duplicate().position(start).limit(plain.position()));
    plain.putInt((int) checksum.getValue());
  }

  private static int length(List<Bytes> parts) {
    return parts.stream().mapToInt(Bytes::length).sum();
  }
}
