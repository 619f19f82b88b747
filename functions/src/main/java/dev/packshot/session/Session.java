package dev.packshot.session;

import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.json.JsonWriter;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A scan session of an organization.
 *
 * @param status the stored status; {@link #statusAt} takes idleness into account
 * @param promiseCount the number of photos that clients have promised, whether they have arrived or
 *     not
 * @param isReordered whether a client has put the photos into an order of its own
 * @param seal seals the ids of the session's photos; empty for one that was opened before there
 *     were seals
 * @param idleLimit that of the deployment, which no item has
 */
public record Session(
    SessionId id,
    OrganizationId organizationId,
    SessionStatus status,
    Instant createdAt,
    Instant modifiedAt,
    SessionDetails details,
    Optional<UploadSeal> seal,
    long captureCount,
    long photoCount,
    long promiseCount,
    boolean isReordered,
    IdleLimit idleLimit) {
  /** The maximum number of photos in a session. */
  public static final int MAX_PHOTOS = 500;

  /** The maximum number of captures in a session. */
  public static final int MAX_CAPTURES = 1_000;

  /** The message about new photos for a full session. */
  public static final String FULL =
      "The session already has " + MAX_PHOTOS + " photos, which is the maximum.";

  /** Returns a new, empty session, which has just changed and so is not idle by any limit. */
  public static Session open(
      SessionId id,
      OrganizationId organizationId,
      SessionDetails details,
      Optional<UploadSeal> seal,
      Instant now) {
    return new Session(
        id,
        organizationId,
        SessionStatus.ACTIVE,
        now,
        now,
        details,
        seal,
        0,
        0,
        0,
        false,
        IdleLimit.USUAL);
  }

  /**
   * Returns an id for a photo for which a form is issued, made of a new one.
   *
   * @param kind the rest of the photo's key
   */
  public UUID issue(UUID photoId, String kind) {
    return seal.map(it -> it.seal(photoId, kind)).orElse(photoId);
  }

  /** Returns whether a form was issued for a photo with this id and a key of this kind. */
  public boolean hasIssued(UUID photoId, String kind) {
    return seal.isEmpty() || seal.get().hasSealed(photoId, kind);
  }

  /** Returns the status at a time. An idle session is expired even if it is stored as active. */
  public SessionStatus statusAt(Instant now) {
    return status == SessionStatus.ACTIVE && !modifiedAt.isAfter(idleLimit.before(now))
        ? SessionStatus.EXPIRED
        : status;
  }

  /** Refuses a caller of another organization as if the session did not exist. */
  public void requireMember(Caller caller) {
    if (!caller.belongsTo(organizationId)) {
      throw notFound();
    }
  }

  /** Refuses a change of a session that has ended. */
  public void requireActive(Instant now) {
    if (statusAt(now) != SessionStatus.ACTIVE) {
      throw new ProblemException(Problem.conflict(hasEnded(now)));
    }
  }

  /** Returns the session as its client has ended it. */
  Session completed(Instant at) {
    return with(SessionStatus.COMPLETED, at, details);
  }

  /** Returns the session without metadata, for a response that has no room for it. */
  public Session withoutMetadata() {
    return with(status, modifiedAt, details.withoutMetadata());
  }

  private Session with(SessionStatus changed, Instant changedAt, SessionDetails shown) {
    return new Session(
        id,
        organizationId,
        changed,
        createdAt,
        changedAt,
        shown,
        seal,
        captureCount,
        photoCount,
        promiseCount,
        isReordered,
        idleLimit);
  }

  /** Refuses to take a session for completed that has ended in another way. */
  public void requireCompleted(Instant now) {
    if (statusAt(now) != SessionStatus.COMPLETED) {
      throw new ProblemException(
          Problem.conflict(
              "The session is " + statusAt(now) + "; only an ACTIVE one can be ended."));
    }
  }

  /** Returns the message about new photos and captures for a session that has ended. */
  public String hasEnded(Instant now) {
    return "The session is "
        + statusAt(now)
        + "; only an ACTIVE one takes new photos and captures. Open a new session for them.";
  }

  public boolean hasRoomForPhoto() {
    return photoCount < MAX_PHOTOS;
  }

  /** Refuses a new photo if the session is full. */
  public void requireRoomForPhoto() {
    if (!hasRoomForPhoto()) {
      throw new ProblemException(Problem.conflict(FULL));
    }
  }

  /** Refuses a new capture if the session has the maximum number. */
  public void requireRoomForCapture() {
    if (captureCount >= MAX_CAPTURES) {
      throw new ProblemException(
          Problem.conflict(
              "The session already has " + MAX_CAPTURES + " captures, which is the maximum."));
    }
  }

  /** Returns the problem for a session that does not exist or is not the caller's. */
  public static RuntimeException notFound() {
    return new ProblemException(Problem.notFound("session"));
  }

  /** Writes the session without its photos and captures, as the API shows it. */
  public void writeSummary(JsonWriter json, Instant now) {
    writeCommon(json, now);
    json.field("capture_count", captureCount).field("photo_count", photoCount);
  }

  /** Writes the fields that every representation of a session starts with. */
  public void writeCommon(JsonWriter json, Instant now) {
    json.field("short_id", id.toString())
        .field("status", statusAt(now).name())
        .field("capture_mode", details.captureMode().value())
        .field("created", createdAt)
        .field("modified", modifiedAt)
        .field("metadata", details.metadata());
  }
}
