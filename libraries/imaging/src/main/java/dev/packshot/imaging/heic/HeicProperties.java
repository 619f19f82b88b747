package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The properties of some items of a HEIC file (the box iprp), in the order of their effect. */
final class HeicProperties {
  private static final int FULL_BOX = 4;

  private final Map<Long, List<IsoBoxes.Box>> byItem = new HashMap<>();

  private HeicProperties() {}

  static HeicProperties read(Bytes meta, Set<Long> items) throws InvalidImage {
    var box = IsoBoxes.require(meta, "iprp");
    var all = IsoBoxes.require(box, "ipco");
    IsoBoxes.require(all, "hvcC");
    var properties = new HeicProperties();
    properties.associate(IsoBoxes.require(box, "ipma"), IsoBoxes.all(all), items);
    return properties;
  }

  List<IsoBoxes.Box> of(long item) {
    return byItem.getOrDefault(item, List.of());
  }

  /** Returns an item's first property of that type. */
  Optional<Bytes> find(long item, String type) {
    return of(item).stream()
        .filter(box -> box.type().equals(type))
        .map(IsoBoxes.Box::body)
        .findFirst();
  }

  private void associate(Bytes ipma, List<IsoBoxes.Box> all, Set<Long> items) throws InvalidImage {
    int idWidth = ipma.u8(0) == 0 ? 2 : 4;
    int indexWidth = (ipma.u8(3) & 1) == 0 ? 1 : 2;
    long at = FULL_BOX + 4;
    for (long left = ipma.u32(FULL_BOX); left > 0; left--) {
      int count = ipma.u8(at + idWidth);
      var indexes = ipma.slice(at + idWidth + 1, (long) count * indexWidth);
      long item = ipma.number(at, idWidth);
      if (items.contains(item) && !byItem.containsKey(item)) {
        byItem.put(item, boxes(indexes, indexWidth, all));
      }
      at += idWidth + 1L + indexes.length();
    }
  }

  private static List<IsoBoxes.Box> boxes(Bytes indexes, int width, List<IsoBoxes.Box> all)
      throws InvalidImage {
    var boxes = new ArrayList<IsoBoxes.Box>();
    for (int at = 0; at < indexes.length(); at += width) {
      // the highest bit marks the property as essential
      int index = (int) indexes.number(at, width) & (width == 1 ? 0x7f : 0x7fff);
      if (index > 0 && index <= all.size()) {
        boxes.add(all.get(index - 1));
      }
    }
    return boxes;
  }
}
