package dev.packshot.infra;

/** The sizes, times and counts that the cost tables assume (docs/cost.md). */
final class CostAssumptions {
  static final double MILLION = 1e6;
  static final double GB = 1e9;

  /** The requests that send, receive and delete a message. */
  static final double REQUESTS_PER_MESSAGE = 3;

  /** The default billed duration of a warm request. */
  static final double API_MILLIS = 15;

  /** The default billed duration of the upload event of a photo with 12 megapixels. */
  static final double PHOTO_MILLIS = 1_000;

  static final double MILLIS_PER_SECOND = 1_000;
  static final double API_GB = 1.0;
  static final double PHOTO_GB = 1.769 / 1.024;
  static final double PHOTO_BYTES = 2.5e6;
  static final double RENDITIONS = 4;
  static final double RENDITION_BYTES = 2e5; // all renditions of a photo together
  static final double LOG_BYTES_PER_INVOCATION = 700; // our line and Lambda's START, END, REPORT
  static final double LOG_BYTES_PER_REQUEST = 300; // the line in the access log
  static final double RESPONSE_BYTES = 1_500;

  private CostAssumptions() {}
}
