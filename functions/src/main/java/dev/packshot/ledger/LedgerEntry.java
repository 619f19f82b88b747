package dev.packshot.ledger;

import dev.packshot.id.PhotoId;
import dev.packshot.json.JsonWriter;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.photo.PhotoKey;
import dev.packshot.problem.ErrorCode;
import dev.packshot.problem.FieldError;
import java.util.List;
import java.util.Optional;

/**
 * One line of a session's ledger: a photo that was promised, has arrived, or was refused.
 *
 * @param clientId empty for a photo that nobody promised
 * @param address empty if no promise was made
 * @param offer what the client may send, if it may
 * @param code the kind of the refusal, if there is one
 * @param errors the fields that are not valid, if they are the reason
 */
public record LedgerEntry(
    Optional<String> clientId,
    Optional<PhotoAddress> address,
    Standing standing,
    Optional<Offer> offer,
    Optional<ErrorCode> code,
    List<FieldError> errors) {
  public LedgerEntry {
    errors = List.copyOf(errors);
  }

  static LedgerEntry of(Promise promise, Standing standing) {
    return new LedgerEntry(
        Optional.of(promise.clientId()),
        Optional.of(promise.address()),
        standing,
        Optional.of(Offer.of(promise)),
        Optional.empty(),
        List.of());
  }

  /** Returns the entry of a photo that nobody promised, or whose promise has been deleted. */
  static LedgerEntry of(Photo photo, Standing standing) {
    return new LedgerEntry(
        photo.details().clientId(),
        Optional.of(photo.address()),
        standing,
        PhotoKey.parse(photo.address().s3Key()).map(Offer::of),
        Optional.empty(),
        List.of());
  }

  /** Returns the entry of a deleted photo that nobody promised. */
  static LedgerEntry ofDeleted(PhotoAddress photo) {
    return new LedgerEntry(
        Optional.empty(),
        Optional.of(photo),
        Standing.DELETED,
        PhotoKey.parse(photo.s3Key()).map(Offer::of),
        Optional.empty(),
        List.of());
  }

  /** Returns the entry of a photo of which nothing is known except that a form was issued. */
  static LedgerEntry of(PhotoKey key) {
    return new LedgerEntry(
        Optional.empty(),
        Optional.of(key.address()),
        Standing.PROMISED,
        Optional.of(Offer.of(key)),
        Optional.empty(),
        List.of());
  }

  /** Returns the entry of a request that conflicts with the state of its session or photo. */
  static LedgerEntry conflict(RequestedUpload request, String reason) {
    return refused(Optional.of(request.clientId()), ErrorCode.CONFLICT, reason, List.of());
  }

  /** Returns the entry of a request with fields that are not valid. */
  public static LedgerEntry invalid(Optional<String> clientId, List<FieldError> errors) {
    var first = errors.get(0);
    var reason =
        errors.size() == 1
            ? first.field() + ": " + first.message()
            : errors.size() + " fields are not valid.";
    return refused(clientId, ErrorCode.VALIDATION_ERROR, reason, errors);
  }

  private static LedgerEntry refused(
      Optional<String> clientId, ErrorCode code, String reason, List<FieldError> errors) {
    return new LedgerEntry(
        clientId,
        Optional.empty(),
        Standing.refused(reason),
        Optional.empty(),
        Optional.of(code),
        errors);
  }

  /** Returns the entry of the same photo with another standing. */
  LedgerEntry with(Standing other) {
    return new LedgerEntry(clientId, address, other, offer, code, errors);
  }

  /** Returns the same entry as a conflict of the request with what has arrived. */
  LedgerEntry inConflict(String reason) {
    return new LedgerEntry(
        clientId,
        address,
        standing.givenUp(reason),
        offer,
        Optional.of(ErrorCode.CONFLICT),
        errors);
  }

  /** Returns the same entry with the cause for which the file has not arrived. */
  LedgerEntry explained(FailureCause cause) {
    if (standing.next() != NextStep.UPLOAD) {
      return this;
    }
    return with(
        cause.isWorthAnotherTry()
            ? standing.because(cause.words())
            : standing.givenUp(cause.words()));
  }

  /** Writes the fields that the API shows, apart from the form. */
  public void write(JsonWriter json) {
    json.field("client_id", clientId)
        .field("photo_short_id", address.map(PhotoAddress::photoId))
        .field("s3_key", address.map(PhotoAddress::s3Key))
        .field("state", standing.state().value())
        .field("next", standing.next().value())
        .field("reason", standing.reason())
        .field("retry_after_seconds", standing.retryAfterSeconds())
        .field("duplicate_of", standing.duplicateOf().map(PhotoId::toString))
        .field("error_code", code.map(ErrorCode::value))
        .array(
            "errors",
            errors,
            (each, error) -> each.field("field", error.field()).field("message", error.message()));
  }
}
