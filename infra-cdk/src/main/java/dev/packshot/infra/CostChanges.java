package dev.packshot.infra;

import static dev.packshot.infra.CostAssumptions.API_GB;
import static dev.packshot.infra.CostAssumptions.API_MILLIS;
import static dev.packshot.infra.CostAssumptions.GB;
import static dev.packshot.infra.CostAssumptions.HEIC_MILLIS;
import static dev.packshot.infra.CostAssumptions.LOG_BYTES_PER_INVOCATION;
import static dev.packshot.infra.CostAssumptions.LOG_BYTES_PER_REQUEST;
import static dev.packshot.infra.CostAssumptions.MILLIS_PER_SECOND;
import static dev.packshot.infra.CostAssumptions.PAGE_GB;
import static dev.packshot.infra.CostAssumptions.PHOTO_GB;
import static dev.packshot.infra.CostAssumptions.RENDITIONS;

import java.util.Locale;

/** The changes of the bill of sessions: by other clients, and by ways to make it cheaper. */
final class CostChanges {
  /** The waiting for S3 to store a picture, as for a copy. */
  private static final double STORE_SECONDS = 0.05;

  /** The lines START, END and REPORT, which Lambda writes for each invocation. */
  private static final double LAMBDA_LOG_BYTES = 360;

  /** The calls of a session that have an address of their own, whatever its photos. */
  private static final double ADDRESSES_PER_SESSION = 2;

  private static final double ADDRESSES_PER_PHOTO = 2; // of the form, and of the photo

  private final double sessions;
  private final double photos;
  private final double total;
  private final StringBuilder rows = new StringBuilder();

  private CostChanges(double sessions, double photosPerSession, double total) {
    this.sessions = sessions;
    this.photos = sessions * photosPerSession;
    this.total = total;
  }

  /**
   * Returns the table in Markdown.
   *
   * @param total the dollars of the bill that is changed
   */
  static String table(double sessions, double photosPerSession, double total) {
    return new CostChanges(sessions, photosPerSession, total).table();
  }

  private String table() {
    rows.append("| change | US$ | of the total |\n|---|---:|---:|\n");
    double requests = 2 * sessions + 3 * photos;
    double addresses = ADDRESSES_PER_SESSION * sessions + ADDRESSES_PER_PHOTO * photos;
    row("the client is a web page: preflights", addresses * request(PAGE_GB, 0));
    row("every photo is a HEIC", photos * HEIC_MILLIS / MILLIS_PER_SECOND * photoSecond());
    row("a firewall", requests * Prices.FIREWALL_REQUEST);
    row("1,024 MB for the upload event", -photos * 2 * STORE_SECONDS * slower());
    row(
        "no lines of Lambda's own in the logs",
        -(requests + photos) * LAMBDA_LOG_BYTES / GB * Prices.LOG_GB);
    row("the session's count without a transaction", -photos * 2 * Prices.WRITE_UNIT);
    row("one size less", -photos * Prices.PUT);
    row(
        "all sizes in one object, parts of it sent by CloudFront",
        -photos * (RENDITIONS - 1) * Prices.PUT);
    row("the same, and each picture viewed once", photos * RENDITIONS * view());
    row("one request for all forms of a session", -(photos - sessions) * request(API_GB, 1));
    row("one registration of all photos", -(photos - sessions) * request(API_GB, 1));
    return rows.toString();
  }

  /** Returns the cost of a request apart from what it does. */
  private static double request(double memory, double writes) {
    return Prices.API_REQUEST
        + Prices.INVOCATION
        + API_MILLIS / MILLIS_PER_SECOND * memory * Prices.GB_SECOND
        + (LOG_BYTES_PER_INVOCATION + LOG_BYTES_PER_REQUEST) / GB * Prices.LOG_GB
        + writes * Prices.WRITE_UNIT;
  }

  private static double photoSecond() {
    return PHOTO_GB * Prices.GB_SECOND;
  }

  /** Returns the price of a second of waiting with less memory, less than now. */
  private static double slower() {
    return (PHOTO_GB - API_GB) * Prices.GB_SECOND;
  }

  /** Returns the price of a view by CloudFront, more than by S3. */
  private static double view() {
    return Prices.PICTURE_REQUEST + Prices.PICTURE_FUNCTION;
  }

  private void row(String change, double dollars) {
    rows.append(
        String.format(
            Locale.ROOT, "| %s | %+,.2f | %+.1f %% |\n", change, dollars, 100 * dollars / total));
  }

  /** Returns what a stranger can cost in a day by requests at this rate, with a made-up key. */
  static double strangerPerDay(RequestRate rate) {
    return rate.sustained() * 86_400 * request(API_GB, 1);
  }
}
