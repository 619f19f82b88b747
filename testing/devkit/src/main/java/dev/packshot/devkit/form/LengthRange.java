package dev.packshot.devkit.form;

/** The lengths that a file may have in bytes, both ends included. */
record LengthRange(long min, long max) {
  /** S3's own limit for one request. */
  static final LengthRange ANY = new LengthRange(0, 5L << 30);
}
