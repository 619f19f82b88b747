package dev.packshot.image;

import java.util.ArrayList;
import java.util.List;

/** One scan of a JPEG picture: which components it codes, in which blocks, and how. */
final class JpegScan {
  /** T.81, B.2.3: an interleaved unit has ten blocks at most. */
  private static final int MOST_BLOCKS = 10;

  private final JpegFrame frame;
  private final JpegBits bits;
  private final int restartInterval;
  private final List<JpegComponent> components = new ArrayList<>();
  private final List<JpegBlocks> codings = new ArrayList<>();

  private JpegScan(JpegFrame frame, JpegBits bits, int restartInterval) {
    this.frame = frame;
    this.bits = bits;
    this.restartInterval = restartInterval;
  }

  static JpegScan read(Bytes header, JpegFrame frame, JpegTables tables, JpegBits bits)
      throws Flaw {
    var scan = new JpegScan(frame, bits, tables.restartInterval());
    int count = header.u8(0);
    if (count < 1 || count > 4) {
      throw Flaw.damaged("a scan has " + count + " colour components");
    }
    if (header.length() != 4 + 2 * count) {
      throw Flaw.damaged("a scan header has the wrong length");
    }
    var band = JpegBand.read(header.slice(1L + 2L * count, 3), frame.isProgressive(), count);
    for (int i = 0; i < count; i++) {
      scan.add(frame.component(header.u8(1L + 2L * i)), header.u8(2L + 2L * i), band, tables);
    }
    return scan;
  }

  private void add(JpegComponent component, int slots, JpegBand band, JpegTables tables)
      throws Flaw {
    if (components.contains(component)) {
      throw Flaw.damaged("a scan names a colour component twice");
    }
    tables.requireQuantization(component.quantization());
    if (band.startsPicture()) {
      component.markScanned();
    } else if (!component.isScanned()) {
      throw Flaw.damaged("a scan refines a colour component that has none before");
    }
    components.add(component);
    codings.add(JpegBlocks.of(band, tables, slots >> 4, slots & 15, bits));
  }

  void decode() throws Flaw {
    if (components.size() == 1) {
      decodeSingle(components.get(0), codings.get(0));
    } else {
      decodeInterleaved();
    }
  }

  private void decodeSingle(JpegComponent component, JpegBlocks coding) throws Flaw {
    int blocks = frame.blocksAcross(component) * frame.blocksDown(component);
    var nonZero = frame.isProgressive() ? component.nonZero(blocks) : null;
    for (int block = 0; block < blocks; block++) {
      restartIfDue(block);
      coding.decode(nonZero, block);
    }
  }

  private void decodeInterleaved() throws Flaw {
    if (components.stream().mapToInt(c -> c.across() * c.down()).sum() > MOST_BLOCKS) {
      throw Flaw.damaged("a scan has more blocks a unit than there can be");
    }
    int units = frame.unitsAcross() * frame.unitsDown();
    for (int unit = 0; unit < units; unit++) {
      restartIfDue(unit);
      decodeUnit();
    }
  }

  private void decodeUnit() throws Flaw {
    for (int i = 0; i < components.size(); i++) {
      int blocks = components.get(i).across() * components.get(i).down();
      for (int block = 0; block < blocks; block++) {
        codings.get(i).decode(null, 0);
      }
    }
  }

  private void restartIfDue(int unit) throws Flaw {
    if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0) {
      bits.restart(unit / restartInterval - 1 & 7);
      codings.forEach(JpegBlocks::restart);
    }
  }
}
