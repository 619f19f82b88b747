package dev.packshot.session;

import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.json.JsonWriter;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;

/**
 * A scan session of an organization.
 *
 * @param status the stored status; {@link #statusAt} takes idleness into account
 */
public record Session(
    SessionId id,
    OrganizationId organizationId,
    SessionStatus status,
    Instant createdAt,
    Instant modifiedAt,
    SessionDetails details,
    long captureCount,
    long photoCount) {
  /** The maximum number of photos in a session. */
  public static final int MAX_PHOTOS = 500;

  /** The time without a change after which an active session counts as expired. */
  public static final Duration IDLE_LIMIT = Duration.ofHours(24);

  /** Returns a new, empty session. */
  public static Session open(
      SessionId id, OrganizationId organizationId, SessionDetails details, Instant now) {
    return new Session(id, organizationId, SessionStatus.ACTIVE, now, now, details, 0, 0);
  }

  /** Returns the status at a time. An idle session is expired even if it is stored as active. */
  public SessionStatus statusAt(Instant now) {
    return status == SessionStatus.ACTIVE && !modifiedAt.isAfter(now.minus(IDLE_LIMIT))
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
    var statusNow = statusAt(now);
    if (statusNow != SessionStatus.ACTIVE) {
      throw new ProblemException(
          Problem.conflict("The session is " + statusNow + "; only an ACTIVE one can be changed."));
    }
  }

  /** Refuses a new photo if the session is full. */
  public void requireRoomForPhoto() {
    if (photoCount >= MAX_PHOTOS) {
      throw new ProblemException(
          Problem.conflict(
              "The session already has " + MAX_PHOTOS + " photos, which is the maximum."));
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
