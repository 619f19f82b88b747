package dev.packshot.infra;

import java.util.Locale;

/** The cost of a million operations of each kind on product images. */
final class ImageCost {
  private static final double COPIES = 1 + CostAssumptions.RENDITIONS;
  private static final double COPY_MILLIS = 50; // mostly waiting for S3
  private static final double LISTED_IMAGES = 10;
  private static final double IMAGE_BYTES = 700; // in a response, with five URLs
  private static final double PICTURE_BYTES = 25_000; // at a width of 400 pixels
  private static final double CACHE_MISS_RATE = 0.1; // of CloudFront

  private final double apiMillis;
  private final double photoMillis;
  private final StringBuilder rows = new StringBuilder();

  private ImageCost(double apiMillis, double photoMillis) {
    this.apiMillis = apiMillis;
    this.photoMillis = photoMillis;
  }

  /** Returns the table in Markdown. */
  static String table(double apiMillis, double photoMillis) {
    return new ImageCost(apiMillis, photoMillis).table();
  }

  private String table() {
    rows.append("| a million times | API, Lambda | DynamoDB | S3 | SQS, logs | data out | US$ |\n");
    rows.append("|---|---:|---:|---:|---:|---:|---:|\n");
    row("add a file", addFile());
    row("add a session's photo", addPhoto());
    row("list ten images", request(LISTED_IMAGES * IMAGE_BYTES).table(1, 1));
    row("get an image", request(IMAGE_BYTES).table(1, 2));
    row("make an image primary", request(IMAGE_BYTES).table(5, 4));
    row("delete an image", deleteImage());
    row("show a picture, 400 pixels wide", new Bill().view());
    var storage = dollars(storage());
    return rows + "| store an image, per month | | | " + storage + " | | | " + storage + " |\n";
  }

  /** Returns the bill of a file, whose upload event makes the smaller pictures. */
  private Bill addFile() {
    return new Bill()
        .request(photoMillis, CostAssumptions.PHOTO_GB, IMAGE_BYTES)
        .table(5, 0)
        .puts(2)
        .event(photoMillis)
        .table(1, 2)
        .gets(1)
        .puts(CostAssumptions.RENDITIONS);
  }

  private Bill addPhoto() {
    return new Bill()
        .request(COPIES * COPY_MILLIS, CostAssumptions.API_GB, IMAGE_BYTES)
        .table(5, 3)
        .puts(COPIES)
        .event(apiMillis)
        .table(0, 2);
  }

  private static Bill deleteImage() {
    double listRequests = 2; // billed as PUT
    return new Bill()
        .request(4 * COPY_MILLIS, CostAssumptions.API_GB, 0)
        .table(8, 2)
        .puts(listRequests);
  }

  private Bill request(double responseBytes) {
    return new Bill().request(apiMillis, CostAssumptions.API_GB, responseBytes);
  }

  private static double storage() {
    double bytes = CostAssumptions.PHOTO_BYTES + CostAssumptions.RENDITION_BYTES;
    return CostAssumptions.MILLION * bytes / CostAssumptions.GB * Prices.OBJECT_GB_MONTH;
  }

  private void row(String operation, Bill bill) {
    rows.append("| ").append(operation);
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

  /**
   * The dollars of a million operations, by service. The request units are those of
   * docs/data-model.md.
   */
  private static final class Bill {
    private double computing;
    private double table;
    private double objects;
    private double messages;
    private double out;

    Bill request(double millis, double memory, double responseBytes) {
      computing += CostAssumptions.MILLION * Prices.API_REQUEST;
      messages +=
          CostAssumptions.MILLION
              * CostAssumptions.LOG_BYTES_PER_REQUEST
              / CostAssumptions.GB
              * Prices.LOG_GB;
      out += CostAssumptions.MILLION * responseBytes / CostAssumptions.GB * Prices.GB_OUT;
      return invocation(millis, memory);
    }

    Bill event(double millis) {
      messages +=
          CostAssumptions.MILLION * CostAssumptions.REQUESTS_PER_MESSAGE * Prices.QUEUE_REQUEST;
      return invocation(millis, CostAssumptions.PHOTO_GB);
    }

    private Bill invocation(double millis, double memory) {
      double seconds = millis / CostAssumptions.MILLIS_PER_SECOND;
      computing +=
          CostAssumptions.MILLION * (Prices.INVOCATION + seconds * memory * Prices.GB_SECOND);
      messages +=
          CostAssumptions.MILLION
              * CostAssumptions.LOG_BYTES_PER_INVOCATION
              / CostAssumptions.GB
              * Prices.LOG_GB;
      return this;
    }

    Bill table(double writes, double reads) {
      table += CostAssumptions.MILLION * (writes * Prices.WRITE_UNIT + reads * Prices.READ_UNIT);
      return this;
    }

    Bill puts(double count) {
      objects += CostAssumptions.MILLION * count * Prices.PUT;
      return this;
    }

    Bill gets(double count) {
      objects += CostAssumptions.MILLION * count * Prices.GET;
      return this;
    }

    /** Adds a view through CloudFront; data transfer from S3 to CloudFront is free. */
    Bill view() {
      out +=
          CostAssumptions.MILLION
              * (Prices.PICTURE_REQUEST
                  + PICTURE_BYTES / CostAssumptions.GB * Prices.PICTURE_GB_OUT);
      return gets(CACHE_MISS_RATE);
    }
  }
}
