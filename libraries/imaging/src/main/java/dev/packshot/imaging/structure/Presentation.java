package dev.packshot.imaging.structure;

import dev.packshot.imaging.pixels.ColourProfile;
import dev.packshot.imaging.pixels.Orientation;
import java.util.Optional;

/** The orientation and the colours in which the pixels of a file are to be shown. */
public record Presentation(Orientation orientation, Optional<ColourProfile> profile) {
  /** As encoded, in sRGB. */
  public static final Presentation PLAIN = new Presentation(Orientation.UPRIGHT, Optional.empty());
}
