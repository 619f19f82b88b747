package dev.packshot.imaging;

/** How far from the left and from the top of its canvas a frame lies, in pixels. */
record Placement(int left, int top) {
  static final Placement WHOLE = new Placement(0, 0);
}
