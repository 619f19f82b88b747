package dev.packshot.image;

/**
 * What the structure of a file promises: its facts, how many frames there are to decode, where the
 * first one lies on its canvas, and how it wants to be shown.
 */
record Outline(ImageFacts facts, int frames, Placement first, Presentation presentation) {
  static Outline still(ImageFacts facts, Presentation presentation) {
    return new Outline(facts, 1, Placement.WHOLE, presentation);
  }

  static Outline animation(
      ImageFacts canvas, int frames, Placement first, Presentation presentation) {
    return new Outline(canvas, frames, first, presentation);
  }
}
