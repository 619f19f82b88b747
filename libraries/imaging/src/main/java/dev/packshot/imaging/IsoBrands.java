package dev.packshot.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The brands at the beginning of an ISO base media file: HEIC, AVIF, MP4 and their family. */
record IsoBrands(String major, List<String> compatible) {
  /** ISO/IEC 23008-12, annex B: the brands of still pictures and sequences coded as HEVC. */
  private static final Set<String> HEVC =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs");

  private static final Set<String> AVIF = Set.of("avif", "avis");

  /** The brands of pictures in any coding. */
  private static final Set<String> GENERIC = Set.of("mif1", "msf1");

  /** Reads the brands from the first bytes of a file; empty if it is of no such format. */
  static Optional<IsoBrands> of(String head) {
    if (!head.startsWith("ftyp", 4) || head.length() < 16) {
      return Optional.empty();
    }
    var compatible = new ArrayList<String>();
    int end = Math.min(head.length(), head.charAt(3));
    for (int at = 16; at + 4 <= end; at += 4) {
      compatible.add(head.substring(at, at + 4));
    }
    return Optional.of(new IsoBrands(head.substring(8, 12), compatible));
  }

  /** Accepts the generic brands, too, unless the file is compatible with AVIF. */
  boolean isHeic() {
    return HEVC.contains(major) || (GENERIC.contains(major) && !isAvif());
  }

  boolean isAvif() {
    return AVIF.contains(major)
        || (GENERIC.contains(major) && compatible.stream().anyMatch(AVIF::contains));
  }
}
