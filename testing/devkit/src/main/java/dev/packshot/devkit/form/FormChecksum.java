package dev.packshot.devkit.form;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.gaul.s3proxy.checksum.FlexChecksum;
import software.amazon.awssdk.checksums.SdkChecksum;

/**
 * A checksum that a form demands of its file, such as {@code x-amz-checksum-sha256}
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html).
 */
final class FormChecksum {
  private final FlexChecksum algorithm;
  private final String value;
  private final byte[] expected;
  private final SdkChecksum actual;

  private FormChecksum(FlexChecksum algorithm, String value, byte[] expected) {
    this.algorithm = algorithm;
    this.value = value;
    this.expected = expected;
    this.actual = algorithm.newChecksum();
  }

  /**
   * Returns the checksum of the form, if it has one.
   *
   * @throws S3Error if it has several, or one that is no checksum
   */
  static Optional<FormChecksum> of(PostedForm form) {
    var found =
        Arrays.stream(FlexChecksum.values())
            .filter(algorithm -> form.find(algorithm.header()).isPresent())
            .toList();
    if (found.size() > 1) {
      throw new S3Error(
          400, "InvalidRequest", "Expecting a single x-amz-checksum- header. Multiple found.");
    }
    return found.stream().findFirst().map(it -> parse(it, form.require(it.header())));
  }

  private static FormChecksum parse(FlexChecksum algorithm, String value) {
    try {
      var expected = Base64.getDecoder().decode(value);
      if (expected.length == algorithm.newChecksum().getChecksumBytes().length) {
        return new FormChecksum(algorithm, value, expected);
      }
    } catch (IllegalArgumentException notBase64) {
      // the same refusal as for a wrong length
    }
    throw new S3Error(
        400, "InvalidRequest", "Value for " + algorithm.header() + " header is invalid.");
  }

  String header() {
    return algorithm.header();
  }

  String value() {
    return value;
  }

  /** Returns the key of the user metadata in which s3proxy keeps the checksum. */
  String metadataKey() {
    return algorithm.metadataKey();
  }

  void update(byte[] buffer, int offset, int length) {
    actual.update(buffer, offset, length);
  }

  void check() {
    if (!Arrays.equals(expected, actual.getChecksumBytes())) {
      throw new S3Error(
          400,
          "BadDigest",
          "The "
              + algorithm.element().replace("Checksum", "")
              + " you specified did not match the calculated checksum.");
    }
  }
}
