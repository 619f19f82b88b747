package dev.packshot.infra;

import java.util.Locale;

/** The cost of the smaller pictures of photos, compared with other ways to make and store them. */
final class RenditionCost {
  /** aws.amazon.com/s3/pricing, Express One Zone: requests, data uploaded, and storage. */
  private static final double EXPRESS_PUT = 0.00113 / 1_000;

  private static final double EXPRESS_GB_IN = 0.0032;
  private static final double EXPRESS_GB_MONTH = 0.11;

  private final double photos;
  private final double photoSeconds;
  private final StringBuilder rows = new StringBuilder();

  private RenditionCost(double photos, double photoSeconds) {
    this.photos = photos;
    this.photoSeconds = photoSeconds;
  }

  /** Returns the table in Markdown. */
  static String table(double photos, double photoMillis) {
    return new RenditionCost(photos, photoMillis / CostAssumptions.MILLIS_PER_SECOND).table();
  }

  private String table() {
    rows.append("| smaller pictures | US$ once | US$ per month |\n|---|---:|---:|\n");
    row("four per photo (current)", 4 * photos * Prices.PUT, storage(photos));
    row("two per photo", 2 * photos * Prices.PUT, storage(photos) / 2);
    row("one per photo", photos * Prices.PUT, storage(photos) / 4);
    row("four at the first view, one photo in five viewed", onDemand(0.2), storage(0.2 * photos));
    row("four at the first view, every photo viewed", onDemand(1), storage(photos));
    row(
        "four in S3 Express One Zone",
        4 * photos * EXPRESS_PUT + gigabytes(photos) * EXPRESS_GB_IN,
        gigabytes(photos) * EXPRESS_GB_MONTH);
    return rows.toString();
  }

  /** Returns the cost of a second read and decode, in addition to those of the upload event. */
  private double onDemand(double viewedShare) {
    double decoding =
        CostAssumptions.PHOTO_GB * photoSeconds * Prices.GB_SECOND + Prices.INVOCATION;
    return viewedShare * photos * (CostAssumptions.RENDITIONS * Prices.PUT + Prices.GET + decoding);
  }

  private static double storage(double photos) {
    return gigabytes(photos) * Prices.OBJECT_GB_MONTH;
  }

  private static double gigabytes(double photos) {
    return photos * CostAssumptions.RENDITION_BYTES / CostAssumptions.GB;
  }

  private void row(String method, double once, double perMonth) {
    rows.append(String.format(Locale.ROOT, "| %s | %,.2f | %,.2f |\n", method, once, perMonth));
  }
}
