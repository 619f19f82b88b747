package dev.packshot.ledger;

import dev.packshot.id.CaptureId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.session.Session;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The promises of sessions, and the photos that they are about. */
public interface LedgerRepository {
  /**
   * Finds a session, its promises under these names, the photos that were the first with these
   * contents, and which of these captures it has; strongly consistent, in concurrent reads.
   */
  Found find(
      SessionId session,
      Collection<String> clientIds,
      Collection<String> sha256s,
      Collection<CaptureId> captures);

  /** Finds photos of a session; strongly consistent, in concurrent reads. */
  Photos photos(SessionId session, Collection<PhotoId> photos);

  /** Finds the promise under a name; strongly consistent. */
  Optional<Promise> find(SessionId session, String clientId);

  /**
   * Finds the promise of a photo; strongly consistent. It reads all promises of the session, so it
   * is for requests that are rare. The returned supplier reads what does not fit in the first page.
   */
  Supplier<Optional<Promise>> findByPhoto(SessionId session, PhotoId photo);

  /**
   * Finds a session with all its promises and photos; strongly consistent, in one query. The
   * returned supplier reads what does not fit in the first page.
   */
  Supplier<Optional<Contents>> findAll(SessionId session);

  /**
   * Stores a promise in one atomic write, unless there is one under its name. Returns the promise
   * that is stored afterwards.
   */
  Promise add(Promise promise);

  /**
   * Stores the promise of a file that need not be sent, in one atomic write: only if the photo that
   * it names is ready, has these bytes and keeps them. Returns the promise that is stored
   * afterwards; empty if the photo is no such photo.
   *
   * @param before the promise that it replaces, if there is one
   */
  Optional<Promise> addDuplicate(Promise duplicate, Optional<Promise> before, Instant now);

  /**
   * Counts new promises of an active session in one atomic write. Returns {@code false} without a
   * change if the session is not active or would have too many.
   */
  boolean count(SessionId session, int promises, Instant now);

  /** Records a new form in one atomic write, unless a later one is recorded. */
  void renew(Promise promise);

  /**
   * Replaces a promise in one atomic write. Returns {@code false} without a change if it has
   * changed in the meantime.
   */
  boolean replace(Promise before, Promise after);

  /**
   * Lets a promise of bytes that another photo had name a third one, or none, in one atomic write
   * unless it has changed. Repeating it is safe.
   */
  void passOn(Promise promise, PhotoId from, Optional<PhotoId> to);

  /**
   * The result of a search.
   *
   * @param promises by the clients' names
   * @param firsts the photos, by the SHA-256 of their content in hexadecimal digits
   * @param captures those that the session has
   */
  record Found(
      Optional<Session> session,
      Map<String, Promise> promises,
      Map<String, PhotoId> firsts,
      Set<CaptureId> captures) {
    /** Returns what is stored about a session that has just been opened. */
    public static Found nothingBut(Session session) {
      return new Found(Optional.of(session), Map.of(), Map.of(), Set.of());
    }
  }

  /**
   * A session with all its promises and photos.
   *
   * @param deleted the addresses of photos that have been deleted
   */
  record Contents(
      Session session, List<Promise> promises, List<Photo> photos, List<PhotoAddress> deleted) {
    public boolean isDeleted(PhotoId photo) {
      return deleted.stream().anyMatch(it -> it.photoId().equals(photo));
    }
  }

  /** Photos of a session by their ids, and those that have been deleted. */
  record Photos(Map<PhotoId, Photo> present, Set<PhotoId> deleted) {
    Optional<Photo> find(PhotoId photo) {
      return Optional.ofNullable(present.get(photo));
    }
  }
}
