package dev.packshot.infra;

import static dev.packshot.infra.CostAssumptions.API_GB;
import static dev.packshot.infra.CostAssumptions.API_MILLIS;
import static dev.packshot.infra.CostAssumptions.COMPRESSED_URLS;
import static dev.packshot.infra.CostAssumptions.GB;
import static dev.packshot.infra.CostAssumptions.LOG_BYTES_PER_INVOCATION;
import static dev.packshot.infra.CostAssumptions.LOG_BYTES_PER_REQUEST;
import static dev.packshot.infra.CostAssumptions.MEASURED_PHOTO_MILLIS;
import static dev.packshot.infra.CostAssumptions.MILLION;
import static dev.packshot.infra.CostAssumptions.MILLIS_PER_SECOND;
import static dev.packshot.infra.CostAssumptions.PHOTO_BYTES;
import static dev.packshot.infra.CostAssumptions.PHOTO_GB;
import static dev.packshot.infra.CostAssumptions.PHOTO_MILLIS;
import static dev.packshot.infra.CostAssumptions.RENDITIONS;
import static dev.packshot.infra.CostAssumptions.RENDITION_BYTES;
import static dev.packshot.infra.CostAssumptions.REQUESTS_PER_MESSAGE;
import static dev.packshot.infra.CostAssumptions.RESPONSE_BYTES;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The program that computes the cost of sessions with photos and of product images, from {@link
 * Prices} and from the request units that tests measure.
 */
public final class Cost {
  /** The units of docs/data-model.md, which ConsumedUnitsTest asserts. */
  private static final double WRITES_PER_SESSION = 3 + 1 + 3; // open, read, expire

  private static final double WRITES_PER_PHOTO = 1 + 5 + 3 + 2; // presign, register, event, update
  private static final double READS_PER_PHOTO = 1 + 2 + 1 + 1;
  private static final double PHOTO_ITEM_BYTES = 800;
  private static final double POINTER_ITEM_BYTES = 180; // includes the billed overhead of 100
  private static final double SESSION_ITEM_BYTES = 900;
  private static final double READ_UNIT_BYTES = 4_096;

  private static final double URL_BYTES = 7_800; // five signed URLs, with a token of 1,000 bytes
  private static final double RESPONSES_WITH_URLS = 2; // GET of the session, PATCH of the photo

  private final double sessions;
  private final double photos;
  private final double requests;
  private final double apiSeconds;
  private final double photoSeconds;
  private final double sentUrls;
  private final List<Line> oneTime = new ArrayList<>();
  private final List<Line> monthly = new ArrayList<>();

  private Cost(
      double sessions, double photos, double apiMillis, double photoMillis, double sentUrls) {
    this.sessions = sessions;
    this.photos = photos;
    this.requests = 2 * sessions + 3 * photos;
    this.apiSeconds = apiMillis / MILLIS_PER_SECOND;
    this.photoSeconds = photoMillis / MILLIS_PER_SECOND;
    this.sentUrls = sentUrls;
  }

  private record Line(String item, String quantity, double dollars) {}

  /**
   * Prints the tables of docs/cost.md.
   *
   * @param arguments the number of sessions, the photos of each, and the billed milliseconds of a
   *     request and of a photo; each has a default
   */
  public static void main(String[] arguments) {
    double sessions = number(arguments, 0, MILLION);
    double photos = number(arguments, 1, 10);
    double apiMillis = number(arguments, 2, API_MILLIS);
    double photoMillis = number(arguments, 3, PHOTO_MILLIS);
    System.out.println(table(sessions, photos, apiMillis, photoMillis));
    System.out.println(FixedCost.table());
    System.out.println(CostChanges.table(sessions, photos, oneTime(sessions, photos)));
    System.out.println(StorageCost.table(sessions * photos));
    System.out.println(RenditionCost.table(sessions * photos, photoMillis));
    System.out.print(ImageCost.table(apiMillis, photoMillis));
  }

  private static double number(String[] arguments, int index, double defaultValue) {
    return arguments.length > index && !arguments[index].isBlank()
        ? Double.parseDouble(arguments[index])
        : defaultValue;
  }

  /** Returns the table of sessions with the default durations, in Markdown. */
  static String table(double sessions, double photosPerSession) {
    return table(sessions, photosPerSession, API_MILLIS, PHOTO_MILLIS);
  }

  private static String table(
      double sessions, double photosPerSession, double apiMillis, double photoMillis) {
    double photos = sessions * photosPerSession;
    var assumed = new Cost(sessions, photos, apiMillis, photoMillis, 1).withLines();
    var measured =
        new Cost(sessions, photos, apiMillis, MEASURED_PHOTO_MILLIS, COMPRESSED_URLS).withLines();
    return assumed.markdown(measured);
  }

  /** Returns what sessions cost once, with the default durations. */
  static double oneTime(double sessions, double photosPerSession) {
    return new Cost(sessions, sessions * photosPerSession, API_MILLIS, PHOTO_MILLIS, 1)
        .withLines()
        .total();
  }

  private Cost withLines() {
    addComputing();
    addDatabase();
    addObjects();
    addTraffic();
    addStorage();
    return this;
  }

  private double total() {
    return oneTime.stream().mapToDouble(Line::dollars).sum();
  }

  private void addComputing() {
    add("API Gateway", requests, "requests", Prices.API_REQUEST);
    add("Lambda, invocations", requests + photos, "invocations", Prices.INVOCATION);
    add(
        "Lambda, duration",
        requests * apiSeconds * API_GB + photos * photoSeconds * PHOTO_GB,
        "GB-seconds",
        Prices.GB_SECOND);
  }

  private void addDatabase() {
    double readsPerSession =
        Math.ceil((SESSION_ITEM_BYTES + photos / sessions * PHOTO_ITEM_BYTES) / READ_UNIT_BYTES);
    add(
        "DynamoDB, writes",
        sessions * WRITES_PER_SESSION + photos * WRITES_PER_PHOTO,
        "units",
        Prices.WRITE_UNIT);
    add(
        "DynamoDB, reads",
        sessions * readsPerSession + photos * READS_PER_PHOTO,
        "units",
        Prices.READ_UNIT);
  }

  private void addObjects() {
    add("S3, uploads", photos, "requests", Prices.PUT);
    add("S3, smaller pictures", photos * RENDITIONS, "requests", Prices.PUT);
    add("S3, reads", photos, "requests", Prices.GET);
    add("SQS", photos * REQUESTS_PER_MESSAGE, "requests", Prices.QUEUE_REQUEST);
  }

  private void addTraffic() {
    double logBytes =
        (requests + photos) * LOG_BYTES_PER_INVOCATION + requests * LOG_BYTES_PER_REQUEST;
    double responseBytes =
        requests * RESPONSE_BYTES + photos * RESPONSES_WITH_URLS * URL_BYTES * sentUrls;
    add("CloudWatch Logs", logBytes / GB, "GB", Prices.LOG_GB);
    add("Data transfer out", responseBytes / GB, "GB", Prices.GB_OUT);
  }

  private void addStorage() {
    double objectBytes = photos * (PHOTO_BYTES + RENDITION_BYTES);
    double itemBytes =
        photos * (PHOTO_ITEM_BYTES + POINTER_ITEM_BYTES) + sessions * SESSION_ITEM_BYTES;
    monthly.add(line("S3, storage", objectBytes / GB, "GB", Prices.OBJECT_GB_MONTH));
    monthly.add(
        line("DynamoDB, storage and recovery", itemBytes / GB, "GB", Prices.TABLE_GB_MONTH));
  }

  private void add(String item, double number, String unit, double price) {
    oneTime.add(line(item, number, unit, price));
  }

  private static Line line(String item, double number, String unit, double price) {
    return new Line(item, String.format(Locale.ROOT, "%,.0f %s", number, unit), number * price);
  }

  /** Returns the table, whose last column has the dollars of another bill. */
  private String markdown(Cost other) {
    var text = new StringBuilder("| item | quantity | US$ | US$, as measured on a PC |\n");
    text.append("|---|---:|---:|---:|\n");
    rows(text, "", oneTime, other.oneTime);
    row(text, "**one-time total**", "", total(), other.total());
    row(text, "**per session**", "", total() / sessions, other.total() / sessions);
    rows(text, ", per month", monthly, other.monthly);
    return text.toString();
  }

  private static void rows(StringBuilder text, String suffix, List<Line> lines, List<Line> others) {
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      row(text, line.item + suffix, line.quantity, line.dollars, others.get(i).dollars);
    }
  }

  private static void row(
      StringBuilder text, String item, String quantity, double dollars, double others) {
    var row = dollars < 0.01 ? "| %s | %s | %.6f | %.6f |\n" : "| %s | %s | %,.2f | %,.2f |\n";
    text.append(String.format(Locale.ROOT, row, item, quantity, dollars, others));
  }
}
