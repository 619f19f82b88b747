package dev.packshot.session;

import java.util.Locale;
import java.util.Optional;

/** What a session is for. */
public enum CaptureMode {
  BARCODE_SCAN,
  PRODUCT_PHOTOGRAPHY,
  BOTH;

  public static final String CHOICES = "barcode_scan, product_photography, both";

  public static Optional<CaptureMode> find(String value) {
    for (var mode : values()) {
      if (mode.value().equals(value)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
