package dev.packshot.image;

/** What the structure of a file promises: its facts, and how many frames there are to decode. */
record Outline(ImageFacts facts, int frames) {
  static Outline still(ImageFacts facts) {
    return new Outline(facts, 1);
  }
}
