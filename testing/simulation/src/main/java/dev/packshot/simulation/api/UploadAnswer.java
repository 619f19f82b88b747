package dev.packshot.simulation.api;

import dev.packshot.simulation.storage.Refusal;

/**
 * The bucket's answer to an upload as its client sees it.
 *
 * @param status the HTTP status; 0 if the client got no answer
 */
public record UploadAnswer(int status, String code, String message) {
  static final UploadAnswer NONE = new UploadAnswer(0, "", "");
  static final UploadAnswer STORED = new UploadAnswer(201, "", "");

  private static final int FIRST_ERROR = 300;

  static UploadAnswer of(Refusal refusal) {
    return new UploadAnswer(refusal.status(), refusal.code(), refusal.message());
  }

  /** Returns whether the client does not know what has become of the upload. */
  public boolean isUnknown() {
    return status == 0;
  }

  public boolean isStored() {
    return status == STORED.status;
  }

  public boolean isRefused() {
    return status >= FIRST_ERROR;
  }
}
