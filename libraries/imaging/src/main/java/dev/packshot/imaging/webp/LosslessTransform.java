package dev.packshot.imaging.webp;

/** A transform of lossless pixels that is undone after they are decoded (RFC 9649, 3.5). */
interface LosslessTransform {
  /** Returns the pixels without the transform; they may be the same array. */
  int[] undo(int[] argb);

  /** Returns the width of the pixels that are stored, which may be several in one. */
  default int storedWidth(int width) {
    return width;
  }
}
