package dev.packshot.infra;

import static dev.packshot.infra.CostAssumptions.GB;
import static dev.packshot.infra.CostAssumptions.PHOTO_BYTES;
import static dev.packshot.infra.CostAssumptions.RENDITION_BYTES;

import java.util.Locale;

/** The cost of keeping photos: in S3's standard class, and with their originals archived. */
final class StorageCost {
  private final double originals;
  private final double pictures;
  private final double moves;
  private final StringBuilder rows = new StringBuilder();

  private StorageCost(double photos) {
    originals = photos * PHOTO_BYTES / GB;
    pictures = photos * RENDITION_BYTES / GB;
    moves = photos * Prices.ARCHIVE_MOVE;
  }

  /** Returns the table in Markdown. */
  static String table(double photos) {
    return new StorageCost(photos).table();
  }

  private String table() {
    rows.append("| photos of a month | US$ once | US$ per month |\n|---|---:|---:|\n");
    double shown = pictures * Prices.OBJECT_GB_MONTH;
    row("kept as they are", 0, originals * Prices.OBJECT_GB_MONTH + shown);
    row("originals archived", moves, originals * Prices.ARCHIVE_GB_MONTH + shown);
    row("one archived original in ten read", 0.1 * originals * Prices.ARCHIVE_GB_READ, 0);
    return rows.toString();
  }

  private void row(String what, double once, double perMonth) {
    rows.append(String.format(Locale.ROOT, "| %s | %,.2f | %,.2f |\n", what, once, perMonth));
  }
}
