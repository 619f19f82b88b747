package dev.packshot.capture;

import java.util.Optional;

/** The way in which a capture was made. */
public enum CaptureType {
  /** A scanner has read a code. */
  BARCODE,
  /** The code is in a picture. */
  IMAGE,
  /** A person has typed a number. */
  MANUAL;

  /** All values, for error messages. */
  public static final String CHOICES = "BARCODE, IMAGE, MANUAL";

  /** Finds a type by its exact name. */
  public static Optional<CaptureType> find(String name) {
    for (var type : values()) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
