package dev.packshot.ledger;

import dev.packshot.id.PhotoId;
import dev.packshot.photo.Announcement;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.Registration;
import dev.packshot.store.UploadTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A client's promise to send a photo, under the client's own name for it. The photo keeps its id
 * and its key, whatever is promised later under the same name.
 *
 * @param key its type and extension are those of the first promise
 * @param renewedAt about the time of the last form: at most {@link #RENEWAL_INTERVAL} before it
 * @param isChanged whether the client has promised another file under the same name before
 * @param duplicateOf the photo with the same bytes, if the file need not be sent
 */
public record Promise(
    PhotoKey key,
    String clientId,
    PromisedFacts facts,
    Instant promisedAt,
    Instant renewedAt,
    boolean isChanged,
    Optional<PhotoId> duplicateOf) {
  /** The maximum number of promises of a session. */
  public static final int MAX_PER_SESSION = 1_000;

  /** The maximum length of a client's name for a photo in characters. */
  public static final int MAX_CLIENT_ID = 64;

  /** The time after the last form for which a promise holds, whatever its session's state. */
  public static final Duration LIFETIME = Duration.ofDays(7);

  /** The time for which a promise is not written again when it is renewed. */
  static final Duration RENEWAL_INTERVAL = Duration.ofHours(1);

  /** Returns a new promise. */
  public static Promise of(PhotoKey key, String clientId, PromisedFacts facts, Instant now) {
    return new Promise(key, clientId, facts, now, now, false, Optional.empty());
  }

  public PhotoAddress address() {
    return key.address();
  }

  /** Returns the time at which the promise ends. */
  Instant endsAt() {
    return renewedAt.plus(LIFETIME).plus(RENEWAL_INTERVAL);
  }

  /** Returns whether the promise has ended, so that only an active session renews it. */
  public boolean isOverAt(Instant now) {
    return !endsAt().isAfter(now);
  }

  /** Returns whether a form that is issued now has to be recorded. */
  public boolean isToBeRenewedAt(Instant now) {
    return !renewedAt.plus(RENEWAL_INTERVAL).isAfter(now);
  }

  public Promise renewedAt(Instant now) {
    return new Promise(key, clientId, facts, promisedAt, now, isChanged, duplicateOf);
  }

  /** Returns the promise of a file with other facts. */
  public Promise with(PromisedFacts other, Instant now) {
    boolean isOther = isChanged || !other.describesTheSameAs(facts);
    return new Promise(key, clientId, other, promisedAt, now, isOther, Optional.empty());
  }

  public Promise asDuplicateOf(PhotoId photo) {
    return new Promise(key, clientId, facts, promisedAt, renewedAt, isChanged, Optional.of(photo));
  }

  /** Returns the terms of an upload of the promised file. */
  public UploadTerms terms() {
    var terms = UploadTerms.of(key.text(), facts.contentType());
    if (facts.fileSize().isPresent()) {
      terms = terms.ofSize(facts.fileSize().get());
    }
    if (facts.sha256().isPresent()) {
      terms = terms.ofContent(facts.sha256().get());
    }
    return terms.withMetadata(ClientIdHeader.NAME, ClientIdHeader.encode(clientId));
  }

  /** Returns what the client has said about the photo. */
  public Announcement announcement(Instant at) {
    return new Announcement(
        clientId, registration(at), isChanged ? Optional.empty() : facts.sha256());
  }

  /** Returns the facts of the promise as a registration would state them. */
  public Registration registration(Instant at) {
    return new Registration(
        key,
        Optional.of(facts.type()),
        facts.metadata(),
        facts.captureId(),
        Optional.of(facts.originalFilename()).filter(name -> !name.isEmpty()),
        facts.fileSize(),
        facts.takenAt(),
        at);
  }
}
