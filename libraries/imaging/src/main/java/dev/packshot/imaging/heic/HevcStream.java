package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The NAL units of one coded picture: those of the property hvcC and of the item's data that a
 * decoder needs. Other layers, further pictures and metadata are left out.
 */
final class HevcStream {
  private static final int LAST_SLICE = 31;
  private static final int FIRST_SET = 32;
  private static final int SEQUENCE_SET = 33;
  private static final int LAST_SET = 34;
  private static final int HEADER = 2;

  /** The part of the property before the parameter sets. */
  private static final int CONFIGURATION = 22;

  private final HeicWork work;
  private final List<ByteBuffer> units = new ArrayList<>();
  private long samples;
  private boolean hasPicture;
  private boolean isComplete;

  private HevcStream(HeicWork work) {
    this.work = work;
  }

  static HevcStream of(Bytes hvcC, Bytes data, HeicWork work) throws InvalidImage {
    var stream = new HevcStream(work);
    stream.addSets(hvcC);
    stream.addData(data, (hvcC.u8(CONFIGURATION - 1) & 3) + 1);
    if (!stream.hasPicture || stream.samples == 0) {
      throw InvalidImage.undecodable();
    }
    work.addSamples(stream.samples);
    return stream;
  }

  List<ByteBuffer> units() {
    return units;
  }

  /** Returns the most samples that its picture may have. */
  long samples() {
    return samples;
  }

  private void addSets(Bytes hvcC) throws InvalidImage {
    int at = CONFIGURATION + 1;
    for (int arrays = hvcC.u8(CONFIGURATION); arrays > 0; arrays--) {
      int count = hvcC.u16(at + 1);
      at += 3;
      for (int left = count; left > 0; left--) {
        int length = hvcC.u16(at);
        add(hvcC.slice(at + 2L, length));
        at += 2 + length;
      }
    }
  }

  private void addData(Bytes data, int lengthWidth) throws InvalidImage {
    for (long at = 0; at < data.length() && !isComplete; ) {
      long length = data.number(at, lengthWidth);
      add(data.slice(at + lengthWidth, length));
      at += lengthWidth + length;
    }
  }

  private void add(Bytes unit) throws InvalidImage {
    work.addUnit();
    if (unit.length() <= HEADER) {
      return;
    }
    int type = unit.u8(0) >> 1 & 63;
    int layer = (unit.u8(0) & 1) << 5 | unit.u8(1) >> 3;
    if (layer > 0 || type > LAST_SET) {
      return;
    }
    if (type <= LAST_SLICE) {
      boolean isFirstSlice = unit.u8(HEADER) >> 7 == 1;
      isComplete = isFirstSlice && hasPicture;
      hasPicture = true;
    } else if (type == SEQUENCE_SET) {
      samples = Math.max(samples, HevcSequence.read(unit).samples());
    }
    if ((!isComplete && type <= LAST_SLICE) || type >= FIRST_SET) {
      units.add(unit.buffer());
    }
  }
}
