package dev.packshot.ledger;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The HTTP method by which a client sends a photo to S3. */
public enum UploadMethod {
  /** A form with the file as its last part. */
  POST,
  /** The file alone, as a phone sends it in the background. */
  PUT;

  /** The names of all methods, for messages. */
  public static final String CHOICES =
      Arrays.stream(values()).map(UploadMethod::name).collect(Collectors.joining(", "));

  /** Returns the method with that name. */
  public static Optional<UploadMethod> find(String name) {
    return Arrays.stream(values()).filter(method -> method.name().equals(name)).findFirst();
  }
}
