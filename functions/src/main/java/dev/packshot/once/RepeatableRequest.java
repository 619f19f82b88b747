package dev.packshot.once;

import dev.packshot.http.Request;
import dev.packshot.id.Sha256;
import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;

/**
 * A request with the header {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): it
 * makes a thing once, however often it is sent.
 *
 * @param credential identifies the caller's credential
 * @param name the digest of the header's value
 * @param fingerprint the digest of everything that the request asks for
 */
public record RepeatableRequest(String credential, String name, String fingerprint) {
  private static final String HEADER = "Idempotency-Key";
  private static final int MAX_LENGTH = 255;

  /**
   * Reads the header.
   *
   * @throws ProblemException with status 400 if its value is not valid
   */
  public static Optional<RepeatableRequest> of(Request request, Caller caller) {
    return request
        .header(HEADER)
        .map(
            value ->
                new RepeatableRequest(
                    caller.credential(), Sha256.hex(key(value)), fingerprint(request)));
  }

  /** Returns the key, which may be quoted, as the draft has it. */
  private static String key(String value) {
    var stripped = value.strip();
    var key =
        stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"")
            ? stripped.substring(1, stripped.length() - 1)
            : stripped;
    if (key.isEmpty()
        || key.length() > MAX_LENGTH
        || !key.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new ProblemException(
          Problem.badRequest(
              HEADER + " must have 1 to " + MAX_LENGTH + " printable characters of ASCII."));
    }
    return key;
  }

  private static String fingerprint(Request request) {
    return Sha256.hex(request.method() + " " + request.path() + "\n" + request.comparableBody());
  }

  /** Returns the note that this request has made a thing. */
  public Note madeAt(Instant now, String id) {
    return new Note(this, id, now);
  }

  /**
   * A note of the thing that a request has made, stored in the same transaction as the thing.
   *
   * @param made the id of the thing
   */
  public record Note(RepeatableRequest request, String made, Instant at) {
    /**
     * Returns the id of the thing that an equal request has made.
     *
     * @throws ProblemException with status 422 if the other request asked for something else
     */
    public String madeFor(RepeatableRequest other) {
      if (!request.fingerprint.equals(other.fingerprint)) {
        throw new ProblemException(
            Problem.invalid(
                HEADER, "was sent before with another request; use a new key for a new request."));
      }
      return made;
    }
  }
}
