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

  /** How long an active session may go without a change before it counts as expired. */
  public static final Duration IDLE_LIMIT = Duration.ofHours(24);

  /** Returns a new, empty session. */
  public static Session open(
      SessionId id, OrganizationId organizationId, SessionDetails details, Instant now) {
    return new Session(id, organizationId, SessionStatus.ACTIVE, now, now, details, 0, 0);
  }

  /** The status at a time: an idle session is expired whether or not a job has said so yet. */
  public SessionStatus statusAt(Instant now) {
    return status == SessionStatus.ACTIVE && !modifiedAt.isAfter(now.minus(IDLE_LIMIT))
        ? SessionStatus.EXPIRED
        : status;
  }

  /** Refuses a caller who does not belong to its organization, as if there were no such session. */
  public void requireMember(Caller caller) {
    if (!caller.belongsTo(organizationId)) {
      throw notFound();
    }
  }

  /** Refuses a change once the session has ended. */
  public void requireActive(Instant now) {
    var statusNow = statusAt(now);
    if (statusNow != SessionStatus.ACTIVE) {
      throw new ProblemException(
          Problem.conflict("The session is " + statusNow + "; only an ACTIVE one can be changed."));
    }
  }

  /** Refuses one photo more than a session can hold. */
  public void requireRoomForPhoto() {
    if (photoCount >= MAX_PHOTOS) {
      throw new ProblemException(
          Problem.conflict("The session holds " + MAX_PHOTOS + " photos, the most it can."));
    }
  }

  /** The answer to a session that is not there, or not the caller's. */
  public static RuntimeException notFound() {
    return new ProblemException(Problem.notFound("session"));
  }

  public void writeSummary(JsonWriter json, Instant now) {
    writeCommon(json, now);
    json.field("capture_count", captureCount).field("photo_count", photoCount);
  }

  public void writeCommon(JsonWriter json, Instant now) {
    json.field("short_id", id.toString())
        .field("status", statusAt(now).name())
        .field("capture_mode", details.captureMode().value())
        .field("created", createdAt)
        .field("modified", modifiedAt)
        .field("metadata", details.metadata());
  }
}
