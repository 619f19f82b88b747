package dev.packshot.imaging.structure;

import dev.packshot.imaging.pixels.Size;

/**
 * The structure of a file that was parsed to its end: the size of its canvas as encoded, the number
 * of frames to decode, the position of the first one, and its presentation.
 */
public record ImageStructure(Size size, int frames, Placement first, Presentation presentation) {
  public static ImageStructure still(Size size, Presentation presentation) {
    return new ImageStructure(size, 1, Placement.ORIGIN, presentation);
  }
}
