package dev.packshot.imaging;

/**
 * What the structure of a file promises: its facts, how many frames there are to decode, where the
 * first one lies on its canvas, and how it wants to be shown.
 */
record ImageStructure(ImageFacts facts, int frames, Placement first, Presentation presentation) {
  static ImageStructure still(ImageFacts facts, Presentation presentation) {
    return new ImageStructure(facts, 1, Placement.WHOLE, presentation);
  }

  static ImageStructure animation(
      ImageFacts canvas, int frames, Placement first, Presentation presentation) {
    return new ImageStructure(canvas, frames, first, presentation);
  }
}
