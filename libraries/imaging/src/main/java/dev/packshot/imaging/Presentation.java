package dev.packshot.imaging;

import java.util.Optional;

/** How the pixels of a file want to be shown: which way up, and in whose colours. */
record Presentation(Orientation orientation, Optional<ColourProfile> profile) {
  /** As they are, in sRGB. */
  static final Presentation PLAIN = new Presentation(Orientation.UPRIGHT, Optional.empty());
}
