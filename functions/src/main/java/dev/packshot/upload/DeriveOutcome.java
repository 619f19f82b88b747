package dev.packshot.upload;

/** What came of the event about one original. */
public enum Derivation {
  /** All pictures of the image are there. */
  DERIVED,
  /** They were before. */
  ALREADY_DONE,
  /** There is no image, and never will be; what S3 held of it is gone. */
  REMOVED,
  /** The image is there, but not its original; it shows what was made before. */
  ORIGINAL_GONE,
  /** The key is none of ours. */
  IGNORED
}
