package dev.packshot.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The program that computes what sessions with photos cost, and images of products, from the units
 * that the tests measure and {@link Prices}.
 */
public final class Cost {
  static final double MILLION = 1e6;
  static final double GB = 1e9;

  /** docs/data-model.md, What a request consumes; ConsumedUnitsTest asserts them. */
  private static final double WRITES_A_SESSION =
      3 + 1 + 3; // open; read; expire, twice in the index

  private static final double WRITES_A_PHOTO = 1 + 5 + 3 + 2; // presign, register, event, classify
  private static final double READS_A_PHOTO = 1 + 2 + 1 + 1;
  private static final double PHOTO_ITEM_BYTES = 800;
  private static final double POINTER_ITEM_BYTES = 180; // with the 100 that each item is billed
  private static final double SESSION_ITEM_BYTES = 900;
  private static final double READ_UNIT_BYTES = 4_096;

  /** A message is sent, received and deleted. */
  static final double REQUESTS_A_MESSAGE = 3;

  /** What is billed of a warm request, and of a photo of 12 megapixels, unless others are said. */
  static final double API_MILLIS = 15;

  static final double PHOTO_MILLIS = 1_000;
  static final double MILLIS_A_SECOND = 1_000;
  static final double API_GB = 1.0;
  static final double PHOTO_GB = 1.769 / 1.024;
  static final double PHOTO_BYTES = 2.5e6;
  static final double RENDITIONS = 4;
  static final double RENDITION_BYTES = 2e5; // of a photo, all together
  static final double LOG_BYTES_A_CALL = 700; // our line, and Lambda's START, END, REPORT
  static final double LOG_BYTES_A_REQUEST = 300; // the access log's line
  static final double ANSWER_BYTES = 1_500;
  private static final double ADDRESS_BYTES = 7_800; // five signed ones, with a token of 1,000
  private static final double TIMES_SHOWN = 2; // when the session is read, and when classified

  private final double sessions;
  private final double photos;
  private final double apiSeconds;
  private final double photoSeconds;
  private final List<Line> lines = new ArrayList<>();

  private Cost(double sessions, double photos, double apiMillis, double photoMillis) {
    this.sessions = sessions;
    this.photos = photos;
    this.apiSeconds = apiMillis / MILLIS_A_SECOND;
    this.photoSeconds = photoMillis / MILLIS_A_SECOND;
  }

  private record Line(String what, String howMany, double dollars) {}

  /**
   * Takes the number of sessions, a million by default, of photos in each, ten by default, and the
   * milliseconds that are billed for a request and for a photo.
   */
  public static void main(String[] arguments) {
    double sessions = number(arguments, 0, MILLION);
    double photos = number(arguments, 1, 10);
    double apiMillis = number(arguments, 2, API_MILLIS);
    double photoMillis = number(arguments, 3, PHOTO_MILLIS);
    System.out.println(new Cost(sessions, sessions * photos, apiMillis, photoMillis).table());
    System.out.println(RenditionCost.table(sessions * photos, photoMillis));
    System.out.print(ImageCost.table(apiMillis, photoMillis));
  }

  private static double number(String[] arguments, int at, double otherwise) {
    return arguments.length > at && !arguments[at].isBlank()
        ? Double.parseDouble(arguments[at])
        : otherwise;
  }

  static String table(double sessions, double photos) {
    return new Cost(sessions, sessions * photos, API_MILLIS, PHOTO_MILLIS).table();
  }

  private String table() {
    double requests = 2 * sessions + 3 * photos;
    double readsASession =
        Math.ceil((SESSION_ITEM_BYTES + photos / sessions * PHOTO_ITEM_BYTES) / READ_UNIT_BYTES);
    add("API Gateway", requests, "requests", Prices.API_REQUESTS);
    add("Lambda, calls", requests + photos, "calls", Prices.CALLS);
    add(
        "Lambda, time",
        requests * apiSeconds * API_GB + photos * photoSeconds * PHOTO_GB,
        "GB-seconds",
        Prices.GB_SECONDS);
    add(
        "DynamoDB, writes",
        sessions * WRITES_A_SESSION + photos * WRITES_A_PHOTO,
        "units",
        Prices.WRITE_UNITS);
    add(
        "DynamoDB, reads",
        sessions * readsASession + photos * READS_A_PHOTO,
        "units",
        Prices.READ_UNITS);
    add("S3, uploads", photos, "requests", Prices.PUTS);
    add("S3, smaller pictures", photos * RENDITIONS, "requests", Prices.PUTS);
    add("S3, reads", photos, "requests", Prices.GETS);
    add("SQS", photos * REQUESTS_A_MESSAGE, "requests", Prices.QUEUE_REQUESTS);
    add(
        "CloudWatch Logs",
        ((requests + photos) * LOG_BYTES_A_CALL + requests * LOG_BYTES_A_REQUEST) / GB,
        "GB",
        Prices.LOG_GB);
    add(
        "Data out",
        (requests * ANSWER_BYTES + photos * TIMES_SHOWN * ADDRESS_BYTES) / GB,
        "GB",
        Prices.GB_OUT);
    double once = lines.stream().mapToDouble(Line::dollars).sum();
    int kept = lines.size();
    add(
        "S3, kept",
        photos * (PHOTO_BYTES + RENDITION_BYTES) / GB,
        "GB a month",
        Prices.OBJECT_GB_MONTHS);
    add(
        "DynamoDB, kept and recoverable",
        (photos * (PHOTO_ITEM_BYTES + POINTER_ITEM_BYTES) + sessions * SESSION_ITEM_BYTES) / GB,
        "GB a month",
        Prices.TABLE_GB_MONTHS);
    return markdown(once, kept);
  }

  private void add(String what, double number, String unit, double price) {
    lines.add(new Line(what, String.format(Locale.ROOT, "%,.0f %s", number, unit), number * price));
  }

  private String markdown(double once, int kept) {
    var text = new StringBuilder("| what | how much | US$ |\n|---|---:|---:|\n");
    lines.subList(0, kept).forEach(line -> row(text, line.what, line.howMany, line.dollars));
    row(text, "**all of it, once**", "", once);
    row(text, "**for one session**", "", once / sessions);
    lines
        .subList(kept, lines.size())
        .forEach(line -> row(text, line.what + ", each month", line.howMany, line.dollars));
    return text.toString();
  }

  private static void row(StringBuilder text, String what, String howMany, double dollars) {
    text.append(
        String.format(
            Locale.ROOT,
            dollars < 0.01 ? "| %s | %s | %.6f |\n" : "| %s | %s | %,.2f |\n",
            what,
            howMany,
            dollars));
  }
}
