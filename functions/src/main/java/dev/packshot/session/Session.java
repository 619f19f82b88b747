package dev.packshot.session;

import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.json.JsonWriter;
import dev.packshot.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One scan session of one organization.
 *
 * @param status as stored; {@link #statusAt} is what holds
 * @param deviceContext the client's JSON object, as text
 */
public record Session(
    SessionId id,
    OrganizationId organizationId,
    SessionStatus status,
    CaptureMode captureMode,
    Instant createdAt,
    Instant modifiedAt,
    Map<String, String> metadata,
    String userAgent,
    String deviceContext,
    long captureCount,
    long photoCount) {
  /** Photos that a session holds at the most. */
  public static final int MAX_PHOTOS = 500;

  /** How long an active session may go without a change before it counts as expired. */
  public static final Duration IDLE_LIMIT = Duration.ofHours(24);

  public Session {
    metadata = Map.copyOf(metadata);
  }

  /** A session that begins now. */
  static Session opened(
      SessionId id,
      OrganizationId organizationId,
      CaptureMode captureMode,
      Map<String, String> metadata,
      String userAgent,
      String deviceContext,
      Instant now) {
    return new Session(
        id,
        organizationId,
        SessionStatus.ACTIVE,
        captureMode,
        now,
        now,
        metadata,
        userAgent,
        deviceContext,
        0,
        0);
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
      throw Problem.conflict("The session is " + statusNow + "; only an ACTIVE one can be changed.")
          .asException();
    }
  }

  /** Refuses one photo more than a session can hold. */
  public void requireRoomForPhoto() {
    if (photoCount >= MAX_PHOTOS) {
      throw Problem.conflict("The session holds " + MAX_PHOTOS + " photos, the most it can.")
          .asException();
    }
  }

  /** The answer to a session that is not there, or not the caller's. */
  public static RuntimeException notFound() {
    return Problem.notFound("session").asException();
  }

  void writeSummary(JsonWriter json, Instant now) {
    writeCommon(json, now);
    json.field("capture_count", captureCount).field("photo_count", photoCount);
  }

  void writeCommon(JsonWriter json, Instant now) {
    json.field("short_id", id.toString())
        .field("status", statusAt(now).name())
        .field("capture_mode", captureMode.value())
        .field("created", createdAt)
        .field("modified", modifiedAt)
        .field("metadata", metadata);
  }
}
