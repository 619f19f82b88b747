package dev.packshot.cli;

/**
 * The result of uploading a file.
 *
 * @param outcome whether it was sent, was there already, or could not be uploaded
 * @param id of the photo or the image; empty if there is none
 * @param reason why not; empty if all is well
 */
record UploadResult(String file, Outcome outcome, String id, String reason) {
  /** The outcomes. */
  enum Outcome {
    UPLOADED,
    PRESENT,
    FAILED
  }

  static UploadResult uploaded(PictureFile file, String id) {
    return new UploadResult(file.name(), Outcome.UPLOADED, id, "");
  }

  static UploadResult present(PictureFile file, String id) {
    return new UploadResult(file.name(), Outcome.PRESENT, id, "");
  }

  static UploadResult failed(PictureFile file, String reason) {
    return new UploadResult(file.name(), Outcome.FAILED, "", reason);
  }

  boolean isGood() {
    return outcome != Outcome.FAILED;
  }
}
