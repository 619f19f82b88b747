package dev.packshot.photo;

import java.util.Locale;
import java.util.Optional;

/** The side of a product, or the part of its pack, that a photo shows. */
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

  /** All of them, for a message. */
  public static final String CHOICES =
      "front, back, left, right, top, bottom, nutrition, ingredients, barcode, recycling,"
          + " certification, other";

  private static final PhotoType[] ALL = values();

  private final String value = name().toLowerCase(Locale.ROOT);

  /** The word on the wire and in S3 keys, lower-case. */
  public String value() {
    return value;
  }

  /** The type whose exact {@link #value()} this is. */
  public static Optional<PhotoType> find(String value) {
    for (var type : ALL) {
      if (type.value.equals(value)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
