package dev.packshot.infra;

import java.util.Locale;

/** What a million of each thing that is done with images of products costs. */
final class ImageCost {
  private static final double COPIES = 1 + Cost.RENDITIONS;
  private static final double COPY_MILLIS = 50; // each waits for S3
  private static final double LISTED = 10;
  private static final double IMAGE_BYTES = 700; // of an answer, with five addresses
  private static final double PICTURE_BYTES = 25_000; // 400 pixels wide
  private static final double MISSES = 0.1; // of CloudFront, which then asks S3

  private final double apiMillis;
  private final double photoMillis;
  private final StringBuilder rows = new StringBuilder();

  private ImageCost(double apiMillis, double photoMillis) {
    this.apiMillis = apiMillis;
    this.photoMillis = photoMillis;
  }

  static String table(double apiMillis, double photoMillis) {
    return new ImageCost(apiMillis, photoMillis).table();
  }

  /** The units are those of docs/data-model.md, What a request consumes. */
  private String table() {
    rows.append("| a million times | API, Lambda | DynamoDB | S3 | SQS, logs | data out | US$ |\n");
    rows.append("|---|---:|---:|---:|---:|---:|---:|\n");
    var fileAdded = new Bill().request(photoMillis, Cost.PHOTO_GB, IMAGE_BYTES).table(5, 0).puts(2);
    fileAdded.event(photoMillis).table(1, 2).gets(1).puts(Cost.RENDITIONS);
    row("a file is added", fileAdded);
    var photoAdded =
        new Bill()
            .request(COPIES * COPY_MILLIS, Cost.PHOTO_GB, IMAGE_BYTES)
            .table(5, 3)
            .puts(COPIES);
    photoAdded.event(apiMillis).table(0, 2);
    row("a session's photo is added", photoAdded);
    row(
        "ten images are listed",
        new Bill().request(apiMillis, Cost.API_GB, LISTED * IMAGE_BYTES).table(1, 1));
    row("one is looked up", new Bill().request(apiMillis, Cost.API_GB, IMAGE_BYTES).table(1, 2));
    row("one is made primary", new Bill().request(apiMillis, Cost.API_GB, IMAGE_BYTES).table(5, 4));
    row(
        "one is deleted",
        new Bill().request(4 * COPY_MILLIS, Cost.API_GB, 0).table(8, 2).puts(2)); // two lists
    row("a picture is shown, 400 wide", new Bill().view());
    return rows
        + "| a million are kept, each month | | | "
        + dollars(kept())
        + " | | | "
        + dollars(kept())
        + " |\n";
  }

  private static double kept() {
    double bytes = Cost.PHOTO_BYTES + Cost.RENDITION_BYTES;
    return Cost.MILLION * bytes / Cost.GB * Prices.OBJECT_GB_MONTHS;
  }

  private void row(String what, Bill bill) {
    rows.append("| ").append(what);
    double sum = 0;
    for (double part :
        new double[] {bill.computing, bill.table, bill.objects, bill.messages, bill.out}) {
      rows.append(" | ").append(dollars(part));
      sum += part;
    }
    rows.append(" | ").append(dollars(sum)).append(" |\n");
  }

  private static String dollars(double amount) {
    return amount == 0 ? "" : String.format(Locale.ROOT, "%,.2f", amount);
  }

  /** What a million times are billed, by the service that bills it. */
  private static final class Bill {
    private double computing;
    private double table;
    private double objects;
    private double messages;
    private double out;

    Bill request(double millis, double memory, double answered) {
      computing += Cost.MILLION * Prices.API_REQUESTS;
      messages += Cost.MILLION * Cost.LOG_BYTES_A_REQUEST / Cost.GB * Prices.LOG_GB;
      out += Cost.MILLION * answered / Cost.GB * Prices.GB_OUT;
      return call(millis, memory);
    }

    Bill event(double millis) {
      messages += Cost.MILLION * Cost.REQUESTS_A_MESSAGE * Prices.QUEUE_REQUESTS;
      return call(millis, Cost.PHOTO_GB);
    }

    private Bill call(double millis, double memory) {
      double seconds = millis / Cost.MILLIS_A_SECOND;
      computing += Cost.MILLION * (Prices.CALLS + seconds * memory * Prices.GB_SECONDS);
      messages += Cost.MILLION * Cost.LOG_BYTES_A_CALL / Cost.GB * Prices.LOG_GB;
      return this;
    }

    Bill table(double writes, double reads) {
      table += Cost.MILLION * (writes * Prices.WRITE_UNITS + reads * Prices.READ_UNITS);
      return this;
    }

    Bill puts(double count) {
      objects += Cost.MILLION * count * Prices.PUTS;
      return this;
    }

    Bill gets(double count) {
      objects += Cost.MILLION * count * Prices.GETS;
      return this;
    }

    /** What S3 sends to CloudFront is free. */
    Bill view() {
      out += Cost.MILLION * (Prices.VIEWS + PICTURE_BYTES / Cost.GB * Prices.GB_VIEWED);
      return gets(MISSES);
    }
  }
}
