package dev.packshot.image;

import java.util.Locale;

/** Why a picture is not sound, in a sentence for people; thrown by a walk, caught by the judge. */
final class Flaw extends Exception {
  private static final long serialVersionUID = 1;

  private Flaw(String reason) {
    super(reason, null, false, false);
  }

  static Flaw of(String sentence, Object... arguments) {
    return new Flaw(String.format(Locale.ROOT, sentence, arguments));
  }

  static Flaw cutOff(String what) {
    return new Flaw("The picture is cut off: " + what + ".");
  }

  static Flaw damaged(String what) {
    return new Flaw("The picture is damaged: " + what + ".");
  }
}
