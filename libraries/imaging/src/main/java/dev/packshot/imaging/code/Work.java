package dev.packshot.imaging.code;

/** The work that was done for one picture, counted so that it can be compared with its limits. */
final class Work {
  private int lines;
  private int searches;

  void countLine() {
    lines++;
  }

  void countSearch() {
    searches++;
  }

  /** Returns how many lines were decoded as linear codes. */
  int lines() {
    return lines;
  }

  /** Returns how often a whole picture was searched for a two-dimensional code. */
  int searches() {
    return searches;
  }
}
