package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An iterator over the boxes of an ISO base media file (ISO/IEC 14496-12). */
final class IsoBoxes {
  private final Bytes parent;
  private long at;
  private String type = "";
  private Bytes body;

  IsoBoxes(Bytes parent) {
    this.parent = parent;
  }

  /** Advances to the next box; false if none is left, or only bytes that are not a box. */
  boolean next() throws InvalidImage {
    if (at + 8 > parent.length()) {
      return false;
    }
    long size = parent.u32(at);
    int header = 8;
    if (size == 1) {
      size = parent.u32(at + 8) << 32 | parent.u32(at + 12);
      header = 16;
    } else if (size == 0) {
      size = parent.length() - at;
    }
    if (size >= 0 && size < header) {
      return false;
    }
    type = parent.name(at + 4);
    body = parent.slice(at + header, size - header);
    at += size;
    return true;
  }

  String type() {
    return type;
  }

  Bytes body() {
    return body;
  }

  /** A box with its type. */
  record Box(String type, Bytes body) {}

  /** Returns all boxes in their order. */
  static List<Box> all(Bytes parent) throws InvalidImage {
    var all = new ArrayList<Box>();
    for (var boxes = new IsoBoxes(parent); boxes.next(); ) {
      all.add(new Box(boxes.type(), boxes.body()));
    }
    return all;
  }

  /** Returns the body of the first box of that type. */
  static Optional<Bytes> find(Bytes parent, String type) throws InvalidImage {
    for (var boxes = new IsoBoxes(parent); boxes.next(); ) {
      if (boxes.type().equals(type)) {
        return Optional.of(boxes.body());
      }
    }
    return Optional.empty();
  }

  /** Returns the body of the first box of that type, without which the file is cut off. */
  static Bytes require(Bytes parent, String type) throws InvalidImage {
    var found = find(parent, type);
    if (found.isEmpty()) {
      throw InvalidImage.cutOff("its box " + type + " is missing");
    }
    return found.get();
  }
}
