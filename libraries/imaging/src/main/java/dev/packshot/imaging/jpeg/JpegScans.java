package dev.packshot.imaging.jpeg;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.Arrays;

/**
 * The scans of a JPEG picture up to the current one: which components they coded, and, of a
 * progressive picture, down to which bit of each coefficient.
 */
final class JpegScans {
  private static final int COEFFICIENTS = 64;
  private static final int UNKNOWN = 16;

  private final boolean progressive;
  private final int[] ids;
  private final boolean[] scanned;
  private final int[][] lowestBits;
  private int[] components = {};
  private int count;

  private JpegScans(boolean progressive, int[] ids) {
    this.progressive = progressive;
    this.ids = ids;
    this.scanned = new boolean[ids.length];
    this.lowestBits = new int[ids.length][COEFFICIENTS];
    for (var bits : lowestBits) {
      Arrays.fill(bits, UNKNOWN);
    }
  }

  static JpegScans of(Bytes frame, boolean progressive) throws InvalidImage {
    var ids = new int[frame.u8(5)];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = frame.u8(6 + 3L * i);
    }
    return new JpegScans(progressive, ids);
  }

  void add(Bytes header) throws InvalidImage {
    count++;
    components = components(header);
    int at = 1 + 2 * components.length;
    int last = Math.min(header.u8(at + 1L), COEFFICIENTS - 1);
    int lowest = header.u8(at + 2L) & 15;
    for (int component : components) {
      scanned[component] = true;
      for (int i = header.u8(at); i <= last; i++) {
        lowestBits[component][i] = lowest;
      }
    }
  }

  /** Returns the components of a scan; of several with the same id, each is meant in its turn. */
  private int[] components(Bytes header) throws InvalidImage {
    var found = new int[header.u8(0)];
    int from = 0;
    for (int i = 0; i < found.length; i++) {
      int component = find(header.u8(1 + 2L * i), from);
      found[i] = component;
      from = component + 1;
    }
    return found;
  }

  private int find(int id, int from) throws InvalidImage {
    for (int i = 0; i < ids.length; i++) {
      int component = (from + i) % ids.length;
      if (ids[component] == id) {
        return component;
      }
    }
    throw InvalidImage.damaged("a scan has a colour that its frame has not");
  }

  /** Returns the number of scans. */
  int count() {
    return count;
  }

  boolean isProgressive() {
    return progressive;
  }

  /** Returns the components of the current scan, by their places in the frame. */
  int[] components() {
    return components;
  }

  /** Returns whether every component was in a scan. */
  boolean isStarted() {
    for (boolean each : scanned) {
      if (!each) {
        return false;
      }
    }
    return count > 0;
  }

  /** Returns whether the scans have coded the whole picture, in full quality. */
  boolean isComplete() {
    return isStarted()
        && (!progressive
            || Arrays.stream(lowestBits).flatMapToInt(Arrays::stream).allMatch(bit -> bit == 0));
  }
}
