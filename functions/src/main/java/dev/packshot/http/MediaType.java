package dev.packshot.http;

import java.util.Locale;

/** Reads a {@code Content-Type}. */
final class MediaType {
  private MediaType() {}

  /** Whether it is {@code application/json}, or another type with the suffix {@code +json}. */
  static boolean isJson(String contentType) {
    int end = contentType.indexOf(';');
    var essence = (end < 0 ? contentType : contentType.substring(0, end)).strip();
    var lower = essence.toLowerCase(Locale.ROOT);
    return lower.equals("application/json")
        || (lower.startsWith("application/") && lower.endsWith("+json"));
  }
}
