package dev.packshot.simulation.storage;

import dev.packshot.id.Sha256;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The bucket's answer to an upload that it refuses
 * (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
 */
public record Refusal(int status, String code, String message) {
  static final Refusal OF_SIGNATURE =
      new Refusal(
          403,
          "SignatureDoesNotMatch",
          "The request signature we calculated does not match the signature you provided.");

  private static final String CHECKSUM = "x-amz-checksum-sha256";
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;

  static Refusal denied(String message) {
    return new Refusal(FORBIDDEN, "AccessDenied", message);
  }

  /** Returns the refusal of a file that is shorter or longer than the form allows. */
  static Optional<Refusal> ofLength(long length, long least, long greatest) {
    if (length < least) {
      return Optional.of(new Refusal(BAD_REQUEST, "EntityTooSmall", "Your upload is too small."));
    }
    return length > greatest
        ? Optional.of(new Refusal(BAD_REQUEST, "EntityTooLarge", "Your upload is too large."))
        : Optional.empty();
  }

  /** Returns the refusal of a file whose checksum is not the one in the fields or headers. */
  static Optional<Refusal> ofOtherBytes(Map<String, String> stated, byte[] file) {
    var actual = Base64.getEncoder().encodeToString(Sha256.digest().digest(file));
    return actual.equals(stated.getOrDefault(CHECKSUM, actual))
        ? Optional.empty()
        : Optional.of(
            new Refusal(BAD_REQUEST, "BadDigest", "The SHA256 you specified did not match."));
  }
}
