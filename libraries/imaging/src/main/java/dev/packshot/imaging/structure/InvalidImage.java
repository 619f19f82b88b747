package dev.packshot.imaging.structure;

import java.util.Locale;

/**
 * Thrown when a file is not an acceptable picture. The message is a sentence for the person who
 * sent the file. It has no stack trace, since it is an expected outcome.
 */
public final class InvalidImage extends Exception {
  private static final long serialVersionUID = 1;

  private InvalidImage(String reason) {
    super(reason, null, false, false);
  }

  public static InvalidImage of(String sentence, Object... arguments) {
    return new InvalidImage(String.format(Locale.ROOT, sentence, arguments));
  }

  public static InvalidImage cutOff(String cause) {
    return new InvalidImage("The picture is cut off: " + cause + ".");
  }

  /** Returns the reason of a file whose structure is complete and whose pixels are not. */
  public static InvalidImage missingPixels() {
    return cutOff("its data ends before its last pixel");
  }

  public static InvalidImage damaged(String cause) {
    return new InvalidImage("The picture is damaged: " + cause + ".");
  }

  public static InvalidImage undecodable() {
    return damaged("its data cannot be decoded");
  }

  /** Returns the reason of a file that a decoder refuses, whatever the cause. */
  public static InvalidImage unreadable() {
    return new InvalidImage(
        "The picture cannot be read: it is damaged or of a rare kind. Save it as JPEG or PNG, and"
            + " send that.");
  }
}
