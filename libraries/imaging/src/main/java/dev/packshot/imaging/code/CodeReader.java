package dev.packshot.imaging.code;

import java.util.List;

/** A reader of bar codes and two-dimensional codes in a picture that is already decoded. */
public interface CodeReader {
  /**
   * Returns the codes of a picture, the most trustworthy first; none if it has no code that can be
   * read. Any pixels lead to an answer, after an amount of work that the implementation states.
   */
  List<DetectedCode> read(GreyPicture picture);
}
