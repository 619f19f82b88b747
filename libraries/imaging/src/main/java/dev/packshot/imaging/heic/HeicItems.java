package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.Set;

/** The types of a HEIC file's items (the box iinf). */
final class HeicItems {
  /** Pictures coded as HEVC, and those that are composed of such. */
  private static final Set<String> PICTURES = Set.of("hvc1", "hev1", "grid", "iden", "iovl");

  private HeicItems() {}

  /** Checks that the item is a picture, without which no decoder finds it. */
  static void requirePicture(Bytes box, long item) throws InvalidImage {
    var entries = new IsoBoxes(box.from(box.u8(0) == 0 ? 6 : 8));
    while (entries.next()) {
      var entry = entries.body();
      int version = entry.u8(0);
      int idWidth = version == 2 ? 2 : 4;
      if (version >= 2 && entry.number(4, idWidth) == item) {
        requirePicture(entry.name(4L + idWidth + 2));
        return;
      }
    }
    throw InvalidImage.damaged("the type of its picture is missing");
  }

  private static void requirePicture(String type) throws InvalidImage {
    if (!PICTURES.contains(type)) {
      throw InvalidImage.damaged("its picture is not coded as HEVC");
    }
  }
}
