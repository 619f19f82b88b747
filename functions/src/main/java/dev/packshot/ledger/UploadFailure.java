package dev.packshot.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * S3's refusal of an upload, as the client reports it
 * (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
 *
 * @param status the HTTP status; 0 if there was no answer
 * @param code S3's {@code Code}, such as {@code AccessDenied}; empty if the client cannot read it
 * @param message S3's {@code Message}; empty if the client cannot read it
 * @param clientTime the time by the client's clock
 */
public record UploadFailure(int status, String code, String message, Optional<Instant> clientTime) {
  private static final Set<String> OTHER_BYTES =
      Set.of("BadDigest", "InvalidDigest", "XAmzContentChecksumMismatch");
  private static final Set<String> INTERRUPTIONS =
      Set.of("RequestTimeout", "IncompleteBody", "MissingContentLength");
  private static final int SERVER_ERROR = 500;
  private static final int FORBIDDEN = 403;

  /** The time after a promise's renewal at which its last form must have expired. */
  private static final Duration LONGEST_FORM = Duration.ofHours(2);

  /**
   * Returns the seconds by which the client's clock is ahead; empty if it did not send its time.
   */
  public Optional<Long> clockSkew(Instant now) {
    return clientTime.map(time -> Duration.between(now, time).toSeconds());
  }

  /** Returns the cause of the failure of a photo that has not arrived. */
  FailureCause cause(Optional<Instant> renewedAt, Instant now) {
    if (status == 0 || INTERRUPTIONS.contains(code)) {
      return FailureCause.INTERRUPTED;
    }
    if (status >= SERVER_ERROR || code.equals("SlowDown")) {
      return FailureCause.STORAGE_BUSY;
    }
    if (mentions("expired") || code.equals("ExpiredToken")) {
      return FailureCause.EXPIRED;
    }
    if (code.equals("EntityTooLarge") || code.equals("EntityTooSmall")) {
      return code.equals("EntityTooLarge") ? FailureCause.TOO_LARGE : FailureCause.TOO_SMALL;
    }
    if (OTHER_BYTES.contains(code) || mentions("x-amz-checksum")) {
      return FailureCause.OTHER_BYTES;
    }
    if (mentions("$content-type")) {
      return FailureCause.OTHER_TYPE;
    }
    if (code.equals("SignatureDoesNotMatch") || mentions("policy") || mentions("not signed")) {
      return FailureCause.CHANGED_FORM;
    }
    return status == FORBIDDEN && isCertainToHaveExpired(renewedAt, now)
        ? FailureCause.EXPIRED
        : FailureCause.UNKNOWN;
  }

  private boolean mentions(String words) {
    return message.toLowerCase(Locale.ROOT).contains(words);
  }

  private static boolean isCertainToHaveExpired(Optional<Instant> renewedAt, Instant now) {
    return renewedAt.filter(at -> at.plus(LONGEST_FORM).isBefore(now)).isPresent();
  }
}
