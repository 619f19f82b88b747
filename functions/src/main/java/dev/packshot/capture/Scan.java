package dev.packshot.capture;

import dev.packshot.gs1.Gtin;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The content of a capture.
 *
 * @param rawValue the text exactly as it was scanned or typed; empty if it is still to be read from
 *     a picture
 * @param gtin the number of the product, if the text has one
 * @param elements the values by GS1 application identifier
 * @param imageKey the S3 key of the picture, if the capture has one
 * @param isUnread whether the code is still to be read from the picture
 */
public record Scan(
    CaptureType type,
    String rawValue,
    Optional<Gtin> gtin,
    Map<String, String> elements,
    Optional<String> imageKey,
    boolean isUnread) {
  /** The maximum length of a raw value in characters. */
  public static final int MAX_RAW_VALUE = 500;

  public Scan {
    elements = Collections.unmodifiableMap(new TreeMap<>(elements));
  }

  /** Returns the same with a picture, from which the number is read unless it is known. */
  public Scan withPicture(String key) {
    return new Scan(type, rawValue, gtin, elements, Optional.of(key), gtin.isEmpty());
  }

  /** Returns whether the number is only unique within a company or a region. */
  public boolean isRestricted() {
    return gtin.filter(Gtin::isRestricted).isPresent();
  }
}
