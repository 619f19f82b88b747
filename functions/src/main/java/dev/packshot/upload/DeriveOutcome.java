package dev.packshot.upload;

/** The outcome of an event about an image's original. */
public enum DeriveOutcome {
  /** All pictures of the image have been made. */
  DERIVED,
  /** All pictures of the image had been made before. */
  ALREADY_DONE,
  /** The image does not exist and will not be added. Its objects have been deleted. */
  REMOVED,
  /** The image exists, but its original does not. The image is shown with the pictures it has. */
  ORIGINAL_GONE,
  /** The key is not that of an original. */
  IGNORED
}
