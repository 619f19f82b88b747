package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** An iterator over the items of a HEIC file (the box iinf). Items without a type are left out. */
final class HeicItems {
  /** Pictures that are composed of others. */
  private static final Set<String> COMPOSED = Set.of("grid", "iden", "iovl");

  private static final Set<String> CODED = Set.of("hvc1", "hev1");

  private final IsoBoxes entries;
  private long id;
  private String type = "";

  HeicItems(Bytes box) throws InvalidImage {
    entries = new IsoBoxes(box.from(box.u8(0) == 0 ? 6 : 8));
  }

  boolean next() throws InvalidImage {
    while (entries.next()) {
      var entry = entries.body();
      int version = entry.u8(0);
      if (version >= 2) {
        int idWidth = version == 2 ? 2 : 4;
        id = entry.number(4, idWidth);
        type = entry.name(4L + idWidth + 2);
        return true;
      }
    }
    return false;
  }

  long id() {
    return id;
  }

  /** Returns whether the item is coded as HEVC. */
  boolean isCoded() {
    return isCoded(type);
  }

  /** Returns whether items of that type are coded as HEVC. */
  static boolean isCoded(String type) {
    return CODED.contains(type);
  }

  /** Returns whether the item is composed of other items. */
  boolean isComposed() {
    return COMPOSED.contains(type);
  }

  /** Finds the picture with this id, without which no decoder finds it. */
  static HeicItems requirePicture(Bytes box, long picture) throws InvalidImage {
    var items = new HeicItems(box);
    while (items.next()) {
      if (items.id == picture) {
        if (!items.isCoded() && !items.isComposed()) {
          throw InvalidImage.damaged("its picture is not coded as HEVC");
        }
        return items;
      }
    }
    throw InvalidImage.damaged("the type of its picture is missing");
  }

  /** Returns the types of the given items, unless they are missing. */
  static Map<Long, String> types(Bytes box, Set<Long> items) throws InvalidImage {
    var types = new HashMap<Long, String>();
    for (var all = new HeicItems(box); all.next(); ) {
      if (items.contains(all.id)) {
        types.putIfAbsent(all.id, all.type);
      }
    }
    return types;
  }

  /** Returns the id of the first item of this type. */
  static OptionalLong first(Bytes box, String type) throws InvalidImage {
    for (var items = new HeicItems(box); items.next(); ) {
      if (items.type.equals(type)) {
        return OptionalLong.of(items.id);
      }
    }
    return OptionalLong.empty();
  }
}
