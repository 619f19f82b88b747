package dev.packshot.infra;

/** The sizes, times and counts that the cost tables assume (docs/cost.md). */
final class CostAssumptions {
  static final double MILLION = 1e6;
  static final double GB = 1e9;

  /** The requests that send, receive and delete a message. */
  static final double REQUESTS_PER_MESSAGE = 3;

  /** The default billed duration of a warm request. */
  static final double API_MILLIS = 15;

  /**
   * The default billed duration of the upload event of a photo with 12 megapixels: a second if its
   * four pictures were stored one after the other, less three waits of 50 ms.
   */
  static final double PHOTO_MILLIS = 850;

  /**
   * The duration of that event on a PC, one core and its double of S3 included (testing/bench,
   * docs/performance.md).
   */
  static final double MEASURED_PHOTO_MILLIS = 390;

  /**
   * The time by which the event of a HEIC of 12 megapixels takes longer: twice the CPU time of its
   * decoding on a PC.
   */
  static final double HEIC_MILLIS = 11_000;

  /**
   * The bytes of signed URLs that are sent if the client accepts gzip, as a share: 0.22 in the
   * answer of a photo, 0.07 in that of a session with ten.
   */
  static final double COMPRESSED_URLS = 0.15;

  static final double MILLIS_PER_SECOND = 1_000;
  static final double API_GB = 1.0;
  static final double PAGE_GB = 0.5; // of the fallback function, which answers preflights
  static final double PHOTO_GB = 1.769 / 1.024;
  static final double PHOTO_BYTES = 2.5e6;
  static final double RENDITIONS = 4;
  static final double RENDITION_BYTES = 2e5; // all renditions of a photo together
  static final double LOG_BYTES_PER_INVOCATION = 700; // our line and Lambda's START, END, REPORT
  static final double LOG_BYTES_PER_REQUEST = 300; // the line in the access log
  static final double RESPONSE_BYTES = 1_500;

  private CostAssumptions() {}
}
