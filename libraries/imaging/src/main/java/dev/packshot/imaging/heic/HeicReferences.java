package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The references between the items of a HEIC file (the box iref). */
final class HeicReferences {
  private static final String SOURCES = "dimg";
  private static final String AUXILIARY = "auxl";
  private static final String PREMULTIPLIED = "prem";

  /** The most tiles of a grid. */
  private static final int MAX_SOURCES = 256 * 256;

  /** Transparency, depth, a gain map and a few mattes; others are ignored. */
  private static final int MAX_AUXILIARIES = 16;

  private final Bytes box;
  private final int width;

  private HeicReferences(Bytes box) throws InvalidImage {
    this.box = box;
    this.width = box.u8(0) == 0 ? 2 : 4;
  }

  static HeicReferences of(Bytes meta) throws InvalidImage {
    return new HeicReferences(IsoBoxes.require(meta, "iref"));
  }

  /**
   * Checks that a composed picture names the pictures that it is composed of, and that all exist.
   */
  static void requireSources(Bytes meta, Bytes iinf, long picture) throws InvalidImage {
    var missing = new HashSet<>(of(meta).sources(picture));
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

  /** Returns the pictures that a picture is composed of, in their order. */
  List<Long> sources(long picture) throws InvalidImage {
    return targets(SOURCES, picture);
  }

  /** Returns the items that are auxiliary to a picture, such as its transparency. */
  List<Long> auxiliariesOf(long picture) throws InvalidImage {
    var found = new ArrayList<Long>();
    for (var references = new IsoBoxes(box.from(4)); references.next(); ) {
      if (references.type().equals(AUXILIARY)) {
        long auxiliary = references.body().number(0, width);
        if (found.size() < MAX_AUXILIARIES && targets(references.body()).contains(picture)) {
          found.add(auxiliary);
        }
      }
    }
    return found;
  }

  /** Returns whether the colours of a picture are multiplied by its transparency. */
  boolean isPremultiplied(long picture) throws InvalidImage {
    return !targets(PREMULTIPLIED, picture).isEmpty();
  }

  private List<Long> targets(String type, long item) throws InvalidImage {
    var targets = new ArrayList<Long>();
    for (var references = new IsoBoxes(box.from(4)); references.next(); ) {
      var body = references.body();
      if (references.type().equals(type) && body.number(0, width) == item) {
        targets.addAll(targets(body));
        if (targets.size() > MAX_SOURCES) {
          throw InvalidImage.of("The picture has more than %,d parts.", MAX_SOURCES);
        }
      }
    }
    return targets;
  }

  private List<Long> targets(Bytes reference) throws InvalidImage {
    var targets = new ArrayList<Long>();
    for (int left = reference.u16(width), at = width + 2; left > 0; left--, at += width) {
      targets.add(reference.number(at, width));
    }
    return targets;
  }
}
