package dev.packshot.infra;

import java.util.Locale;

/**
 * What the smaller pictures of photos cost to store, and what other ways of making and storing them
 * would. Each is shown besides what is paid for the photos themselves.
 */
final class RenditionCost {
  /**
   * aws.amazon.com/s3/pricing, Express One Zone: requests, what is sent there, and what is kept.
   */
  private static final double EXPRESS_PUTS = 0.00113 / 1_000;

  private static final double EXPRESS_GB_IN = 0.0032;
  private static final double EXPRESS_GB_MONTHS = 0.11;

  private final double photos;
  private final double photoSeconds;
  private final StringBuilder rows = new StringBuilder();

  private RenditionCost(double photos, double photoSeconds) {
    this.photos = photos;
    this.photoSeconds = photoSeconds;
  }

  static String table(double photos, double photoMillis) {
    return new RenditionCost(photos, photoMillis / Cost.MILLIS_A_SECOND).table();
  }

  private String table() {
    rows.append("| smaller pictures | US$ once | US$ each month |\n|---|---:|---:|\n");
    row("four of each photo, as it is", 4 * photos * Prices.PUTS, kept(photos));
    row("two of each photo", 2 * photos * Prices.PUTS, kept(photos) / 2);
    row("one of each photo", photos * Prices.PUTS, kept(photos) / 4);
    row("four, when a photo is first looked at: one in five", later(0.2), kept(0.2 * photos));
    row("four, when a photo is first looked at: every one", later(1), kept(photos));
    row(
        "four, in S3 Express One Zone",
        4 * photos * EXPRESS_PUTS + gigabytes(photos) * EXPRESS_GB_IN,
        gigabytes(photos) * EXPRESS_GB_MONTHS);
    return rows.toString();
  }

  /** Read, decoded and stored once more than the event does, which judges all the same. */
  private double later(double share) {
    double decoding = Cost.PHOTO_GB * photoSeconds * Prices.GB_SECONDS + Prices.CALLS;
    return share * photos * (Cost.RENDITIONS * Prices.PUTS + Prices.GETS + decoding);
  }

  private static double kept(double photos) {
    return gigabytes(photos) * Prices.OBJECT_GB_MONTHS;
  }

  private static double gigabytes(double photos) {
    return photos * Cost.RENDITION_BYTES / Cost.GB;
  }

  private void row(String what, double once, double eachMonth) {
    rows.append(String.format(Locale.ROOT, "| %s | %,.2f | %,.2f |\n", what, once, eachMonth));
  }
}
