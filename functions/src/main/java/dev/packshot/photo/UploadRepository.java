package dev.packshot.photo;

import dev.packshot.id.CaptureId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.JudgedObject.Replacement;
import dev.packshot.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The photos of sessions as they are uploaded. A photo is created by its registration or by its
 * upload event, whichever comes first, and is counted in its session once.
 */
public interface UploadRepository {
  /** Finds a session and one of its photos; strongly consistent, in one read. */
  default Found find(PhotoKey key) {
    return find(key, Optional.empty());
  }

  /**
   * Finds a session, one of its photos and, if it is asked for, one of its captures; strongly
   * consistent, in one read.
   */
  Found find(PhotoKey key, Optional<CaptureId> capture);

  /**
   * Finds a session and one of its photos at its position; strongly consistent, in one read, and
   * another one for a duplicate.
   */
  Found find(SessionId session, PhotoId photo);

  /**
   * Registers a photo in one atomic write. Repeating it is safe, also while the photo's event is
   * handled.
   *
   * @param mayBeLate whether the session may have ended, since the photo was promised before
   */
  Registration.Result register(Registration registration, boolean mayBeLate);

  /** Returns whether a session exists; strongly consistent. */
  boolean sessionExists(SessionId sessionId);

  /**
   * Saves the verdict on a photo's object in one atomic write. Repeating it is safe, in any order.
   * A photo can be found by its id alone before it is shown as ready.
   *
   * @param announced what the client has said about the photo, if it promised the photo
   */
  SaveResult saveVerdict(
      PhotoKey key, JudgedObject object, Optional<Announcement> announced, Instant at);

  /** Forgets the replaced renditions of a photo after they have been deleted, if they are all. */
  void forgetReplaced(PhotoAddress photo, List<Renditions> replaced);

  /**
   * Saves the codes that were read from a photo's object in one atomic write, if the photo still
   * shows the object. Repeating it is safe.
   */
  void saveBarcodes(PhotoAddress photo, ObjectFacts object, List<Barcode> barcodes);

  /** A session, one of its photos and one of its captures, as far as they exist. */
  record Found(
      Optional<Session> session,
      Optional<Photo> photo,
      Optional<CaptureId> capture,
      boolean isDeleted) {}

  /**
   * The result of saving a verdict.
   *
   * @param unused the renditions that no photo shows any longer; the same ones if it is repeated
   * @param replaced those of them that the photo remembers until they are {@linkplain
   *     #forgetReplaced forgotten}
   * @param replacement the object to restore, and the one over which it has to be copied
   * @param lacksBarcodes whether the photo shows this object, is one of a barcode, and its codes
   *     have not been saved
   * @param leavesEdits whether the photo has edits of another file, or pictures of edits that are
   *     to go
   */
  record SaveResult(
      SaveStatus status,
      List<Renditions> unused,
      List<Renditions> replaced,
      Optional<Replacement> replacement,
      boolean lacksBarcodes,
      boolean leavesEdits) {}

  /** The status of a verdict after an attempt to save it. */
  enum SaveStatus {
    /** The photo shows the verdict. */
    SAVED,
    /** A verdict on this object, or on a later one with the same key, was saved before. */
    SAVED_BEFORE,
    /**
     * A version that can be shown was replaced by one that is rejected. Nothing has changed: the
     * former has to become the current one again.
     */
    REPLACED,
    /** The session is full. The photo is stored as rejected for this reason. */
    SESSION_FULL,
    /** The session was full when the photo was first stored. Nothing has changed. */
    SESSION_WAS_FULL,
    /** The photo has been deleted. Nothing has changed. */
    DELETED,
    /** The session does not exist. */
    NO_SESSION
  }
}
