package dev.packshot.imaging.structure;

/** The position of a frame on its canvas, in pixels. */
public record Placement(int left, int top) {
  public static final Placement ORIGIN = new Placement(0, 0);
}
