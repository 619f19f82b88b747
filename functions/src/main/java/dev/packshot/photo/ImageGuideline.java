package dev.packshot.photo;

import dev.packshot.imaging.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A guideline for the main picture of a product, as far as pixels can tell. A zero asks for
 * nothing. {@code docs/quality.md} has the sources.
 */
enum ImageGuideline {
  /** GS1 Product Image Specification Standard 4.4, section 3.1. */
  GS1_PRIMARY(900, 0, 980, 0),
  /** The requirements of Amazon's sellers for the main image. */
  AMAZON_MAIN(0, 1_000, 980, 850);

  private static final int PER_CENT = 10;

  private final int shorterSide;
  private final int longerSide;
  private final int backgroundWhite;
  private final int fill;

  ImageGuideline(int shorterSide, int longerSide, int backgroundWhite, int fill) {
    this.shorterSide = shorterSide;
    this.longerSide = longerSide;
    this.backgroundWhite = backgroundWhite;
    this.fill = fill;
  }

  /** Returns the lower-case name that the API uses. */
  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns a sentence for each requirement that a picture does not meet. */
  List<String> failures(Quality quality, long longer) {
    var failures = new ArrayList<String>();
    if (quality.shorterSide() < shorterSide) {
      failures.add(tooShort("shorter", quality.shorterSide(), shorterSide));
    }
    if (longer < longerSide) {
      failures.add(tooShort("longer", longer, longerSide));
    }
    if (quality.backgroundWhite() < backgroundWhite) {
      failures.add(
          tooLittle(
              "White covers ", quality.backgroundWhite(), " % of the edge; ", backgroundWhite));
    }
    if (quality.fill() < fill) {
      failures.add(tooLittle("The product fills ", quality.fill(), " % of the frame; ", fill));
    }
    return failures;
  }

  private static String tooShort(String side, long pixels, int wanted) {
    return "The " + side + " side has " + pixels + " pixels; " + wanted + " are wanted.";
  }

  /** Returns a sentence with percentages, rounded down so that the two differ. */
  private static String tooLittle(String before, int share, String after, int wanted) {
    return before + share / PER_CENT + after + wanted / PER_CENT + " % are wanted.";
  }
}
