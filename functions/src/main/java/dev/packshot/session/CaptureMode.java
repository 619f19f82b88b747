package dev.packshot.session;

import java.util.Locale;
import java.util.Optional;

/** The purpose of a session. */
public enum CaptureMode {
  BARCODE_SCAN,
  PRODUCT_PHOTOGRAPHY,
  BOTH;

  /** All values, for error messages. */
  public static final String CHOICES = "barcode_scan, product_photography, both";

  /** Finds a mode by its exact {@link #value()}. */
  public static Optional<CaptureMode> find(String value) {
    for (var mode : values()) {
      if (mode.value().equals(value)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  /** Returns the lower-case name that the API uses. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
