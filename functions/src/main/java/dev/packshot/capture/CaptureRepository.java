package dev.packshot.capture;

import dev.packshot.gs1.ScannedCode;
import dev.packshot.id.CaptureId;
import dev.packshot.id.SessionId;
import dev.packshot.once.RepeatableRequest.Note;
import dev.packshot.session.Session;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The captures of sessions. A capture is counted in its session by the write that adds it. */
public interface CaptureRepository {
  /**
   * Adds and counts a new capture of an active session, and the note of its request, in one atomic
   * write.
   */
  Addition add(Capture capture, Optional<Note> note);

  /** The result of an addition. Nothing has changed unless the capture has been added. */
  sealed interface Addition {
    /** The capture has been added. */
    record Added() implements Addition {}

    /** An earlier request with the same key has made a capture. */
    record MadeBefore(Note note) implements Addition {}

    /** The session, as it is now, takes no more captures; empty if it does not exist. */
    record Refused(Optional<Session> session) implements Addition {}
  }

  /**
   * Adds and counts the capture of a picture in one atomic write, whether its session is active or
   * not. Nothing changes if it has been added before, or the session is full or does not exist.
   */
  void addOfPicture(Capture capture);

  /**
   * Adds the code that a picture shows to a capture that has no number, in one atomic write, and
   * starts another look-up. Nothing changes if the capture does not exist or has a number.
   */
  void addCode(SessionId session, CaptureId capture, ScannedCode code);

  /**
   * Adds what a capture's own picture shows, in one atomic write, and looks the product up. Nothing
   * changes if this look-up is no longer under way.
   */
  void addPicture(Capture capture, Optional<PictureCode> code);

  /** Finds the session of a capture; strongly consistent. */
  Optional<SessionId> sessionOf(CaptureId capture);

  /** Finds a capture of an existing session; strongly consistent, in one read. */
  Optional<Capture> find(SessionId session, CaptureId capture);

  /**
   * Starts another look-up in one atomic write. Empty without a change if the capture has changed
   * in the meantime.
   */
  Optional<Capture> retry(Capture capture);

  /**
   * Marks the look-up of a capture as under way in one atomic write. Empty without a change if
   * there is no capture or its look-up has ended. Repeating it is safe.
   */
  Optional<Capture> startLookUp(SessionId session, CaptureId capture);

  /**
   * Leaves a look-up open until later and counts that, in one atomic write. Nothing changes if it
   * has ended or another one has been started.
   */
  void postpone(Capture capture, Instant until);

  /**
   * Visits all captures whose look-up is open; eventually consistent. A capture may change while it
   * is visited.
   */
  void eachOpen(Consumer<OpenCapture> visitor);

  /**
   * Ends a look-up in one atomic write. Returns {@code false} without a change if it has ended, or
   * another one has been started.
   */
  boolean endLookUp(Capture capture, LookUp ended);
}
