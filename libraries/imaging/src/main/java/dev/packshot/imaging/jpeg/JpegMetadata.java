package dev.packshot.imaging.jpeg;

import dev.packshot.imaging.pixels.ColourProfile;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Exif;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.Presentation;
import java.util.Optional;
import java.util.TreeMap;

/** The EXIF tags and the ICC profile of a JPEG file, collected from its segments. */
final class JpegMetadata {
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;

  /** ICC.1, annex B.4: followed by the number of a chunk from 1 on, their count, and the chunk. */
  static final String PROFILE = "ICC_PROFILE\0";

  private final TreeMap<Integer, Bytes> profileChunks = new TreeMap<>();
  private Exif exif;

  void read(int marker, Bytes body) throws InvalidImage {
    if (marker == APP1 && exif == null && Exif.hasName(body)) {
      exif = Exif.read(body);
    } else if (marker == APP2 && body.startsWith(PROFILE) && body.length() > PROFILE.length() + 2) {
      profileChunks.put(body.u8(PROFILE.length()), body.from(PROFILE.length() + 2));
    }
  }

  /** Returns the tags of the first EXIF block. */
  Exif exif() {
    return exif == null ? Exif.NONE : exif;
  }

  Presentation presentation(int components) {
    return new Presentation(
        exif().orientation(),
        profileChunks.isEmpty() ? Optional.empty() : ColourProfile.of(profile(), components));
  }

  private byte[] profile() {
    var profile = new byte[profileChunks.values().stream().mapToInt(Bytes::length).sum()];
    int at = 0;
    for (var chunk : profileChunks.values()) {
      System.arraycopy(chunk.array(), chunk.start(), profile, at, chunk.length());
      at += chunk.length();
    }
    return profile;
  }
}
