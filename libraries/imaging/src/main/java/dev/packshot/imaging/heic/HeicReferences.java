package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.HashSet;
import java.util.Set;

/** The references between the items of a HEIC file (the box iref). */
final class HeicReferences {
  private static final String SOURCES = "dimg";

  /** The most tiles of a grid. */
  private static final int MAX_SOURCES = 256 * 256;

  private HeicReferences() {}

  /**
   * Checks that a composed picture names the pictures that it is composed of, and that all exist.
   */
  static void requireSources(Bytes meta, Bytes iinf, long picture) throws InvalidImage {
    var missing = sources(IsoBoxes.require(meta, "iref"), picture);
    boolean isComposed = !missing.isEmpty();
    for (var items = new HeicItems(iinf); items.next(); ) {
      if (items.isCoded() || items.isComposed()) {
        missing.remove(items.id());
      }
    }
    if (!isComposed || !missing.isEmpty()) {
      throw InvalidImage.damaged("parts of its picture are missing");
    }
  }

  private static Set<Long> sources(Bytes box, long picture) throws InvalidImage {
    int width = box.u8(0) == 0 ? 2 : 4;
    var sources = new HashSet<Long>();
    for (var references = new IsoBoxes(box.from(4)); references.next(); ) {
      var body = references.body();
      if (references.type().equals(SOURCES) && body.number(0, width) == picture) {
        for (int left = body.u16(width), at = width + 2; left > 0; left--, at += width) {
          add(sources, body.number(at, width));
        }
      }
    }
    return sources;
  }

  private static void add(Set<Long> sources, long item) throws InvalidImage {
    if (sources.size() == MAX_SOURCES) {
      throw InvalidImage.of("The picture has more than %,d parts.", MAX_SOURCES);
    }
    sources.add(item);
  }
}
