package dev.packshot.photo;

import java.util.Locale;
import java.util.Optional;

/** The side of a product, or the part of its packaging, that a photo shows. */
public enum PhotoType {
  FRONT,
  BACK,
  LEFT,
  RIGHT,
  TOP,
  BOTTOM,
  NUTRITION,
  INGREDIENTS,
  BARCODE,
  RECYCLING,
  CERTIFICATION,
  OTHER;

  /** All values, for error messages. */
  public static final String CHOICES =
      "front, back, left, right, top, bottom, nutrition, ingredients, barcode, recycling,"
          + " certification, other";

  private static final PhotoType[] ALL = values();

  private final String value = name().toLowerCase(Locale.ROOT);

  /** Returns the lower-case name that the API and S3 keys use. */
  public String value() {
    return value;
  }

  /** Finds a type by its exact {@link #value()}. */
  public static Optional<PhotoType> find(String value) {
    for (var type : ALL) {
      if (type.value.equals(value)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
