package dev.packshot.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The state of a photo that a client has promised, or wanted to. */
public enum UploadState {
  /** The file has not arrived. */
  PROMISED,
  /** The file has arrived and has not been judged yet. */
  ARRIVED,
  /** The photo can be shown. */
  READY,
  /** The file cannot be used. */
  REJECTED,
  /** Another photo of the session has the same bytes, so the file need not be sent. */
  DUPLICATE,
  /** The photo has been deleted. */
  DELETED,
  /** The file did not arrive in time. */
  EXPIRED,
  /** No promise was made, because the request for it is invalid or comes too late. */
  REFUSED;

  /** The values of the states that a stored promise can have, for messages. */
  public static final String CHOICES =
      Arrays.stream(values())
          .filter(state -> state != REFUSED)
          .map(UploadState::value)
          .collect(Collectors.joining(", "));

  /** Returns the state of a stored promise with that value. */
  public static Optional<UploadState> find(String value) {
    return Arrays.stream(values())
        .filter(state -> state != REFUSED && state.value().equals(value))
        .findFirst();
  }

  /** Returns the value in the API. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
