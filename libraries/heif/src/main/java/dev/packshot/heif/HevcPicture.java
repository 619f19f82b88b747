package dev.packshot.heif;

/**
 * A decoded picture in the memory of its decoder: a plane of luma and, unless it is grey, two of
 * chroma. It is valid until the decoder decodes again.
 */
public final class HevcPicture {
  private static final int PLANES = 3;

  private final byte[] memory;
  private final int chroma;
  private final Colours colours;
  private final Plane[] planes;

  HevcPicture(byte[] memory, int chroma, Colours colours, Plane[] planes) {
    this.memory = memory;
    this.chroma = chroma;
    this.colours = colours;
    this.planes = planes;
  }

  /** The colours that the data states, as code points of ITU-T H.273. */
  public record Colours(int primaries, int transfer, int matrix, boolean fullRange) {}

  /** The place of a plane in memory: its size, the bits of a sample, and the bytes of a row. */
  record Plane(int width, int height, int bits, int at, int stride) {}

  public int width() {
    return planes[0].width();
  }

  public int height() {
    return planes[0].height();
  }

  public boolean isGrey() {
    return planes.length < PLANES;
  }

  /** Returns 1 if chroma has half as many columns as luma, otherwise 0. */
  public int chromaShiftX() {
    return chroma == 1 || chroma == 2 ? 1 : 0;
  }

  /** Returns 1 if chroma has half as many rows as luma, otherwise 0. */
  public int chromaShiftY() {
    return chroma == 1 ? 1 : 0;
  }

  public Colours colours() {
    return colours;
  }

  /** Returns the bits of a sample of luma (plane 0) or chroma (1 and 2): 8 to 16. */
  public int bits(int plane) {
    return planes[plane].bits();
  }

  public int width(int plane) {
    return planes[plane].width();
  }

  public int height(int plane) {
    return planes[plane].height();
  }

  /** Reads a whole row of a plane. */
  public void read(int plane, int row, int[] samples) {
    var from = planes[plane];
    int at = from.at() + row * from.stride();
    if (from.bits() == 8) {
      for (int x = 0; x < from.width(); x++) {
        samples[x] = memory[at + x] & 0xff;
      }
    } else {
      for (int x = 0; x < from.width(); x++, at += 2) {
        samples[x] = (memory[at] & 0xff) | (memory[at + 1] & 0xff) << 8;
      }
    }
  }
}
