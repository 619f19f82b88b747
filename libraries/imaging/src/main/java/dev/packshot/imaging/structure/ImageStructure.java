package dev.packshot.imaging.structure;

import dev.packshot.imaging.pixels.Size;
import java.time.Instant;
import java.util.Optional;

/**
 * The structure of a file that was parsed to its end: the size of its canvas as encoded, the number
 * of frames to decode, the position of the first one, its presentation, and the time at which it
 * was taken.
 */
public record ImageStructure(
    Size size, int frames, Placement first, Presentation presentation, Optional<Instant> takenAt) {
  public static ImageStructure still(Size size, Presentation presentation) {
    return new ImageStructure(size, 1, Placement.ORIGIN, presentation, Optional.empty());
  }

  public ImageStructure withTakenAt(Optional<Instant> time) {
    return new ImageStructure(size, frames, first, presentation, time);
  }
}
