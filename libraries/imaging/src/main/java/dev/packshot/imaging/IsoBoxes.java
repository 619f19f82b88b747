package dev.packshot.imaging;

import java.util.Optional;

/** The boxes of an ISO base media file (ISO/IEC 14496-12), one after the other. */
final class IsoBoxes {
  private final Bytes parent;
  private long at;
  private String type = "";
  private Bytes body;

  IsoBoxes(Bytes parent) {
    this.parent = parent;
  }

  /** Goes to the next box; false where there is none, or only what is no box. */
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

  /** What is in the first box of that type. */
  static Optional<Bytes> find(Bytes parent, String type) throws InvalidImage {
    for (var boxes = new IsoBoxes(parent); boxes.next(); ) {
      if (boxes.type().equals(type)) {
        return Optional.of(boxes.body());
      }
    }
    return Optional.empty();
  }

  /** The same, where to be without it is a flaw. */
  static Bytes require(Bytes parent, String type) throws InvalidImage {
    var found = find(parent, type);
    if (found.isEmpty()) {
      throw InvalidImage.cutOff("its box " + type + " is missing");
    }
    return found.get();
  }
}
