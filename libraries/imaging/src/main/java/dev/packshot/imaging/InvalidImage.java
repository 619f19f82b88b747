package dev.packshot.imaging;

import java.util.Locale;

/** Why a picture is not sound, in a sentence for people; thrown by a walk, caught by the judge. */
final class InvalidImage extends Exception {
  private static final long serialVersionUID = 1;

  private InvalidImage(String reason) {
    super(reason, null, false, false);
  }

  static InvalidImage of(String sentence, Object... arguments) {
    return new InvalidImage(String.format(Locale.ROOT, sentence, arguments));
  }

  static InvalidImage cutOff(String what) {
    return new InvalidImage("The picture is cut off: " + what + ".");
  }

  static InvalidImage damaged(String what) {
    return new InvalidImage("The picture is damaged: " + what + ".");
  }
}
