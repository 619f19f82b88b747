package dev.packshot.erasure;

import dev.packshot.id.SessionId;
import dev.packshot.id.Uuid7;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.Renditions;
import dev.packshot.session.SessionDeletion;
import dev.packshot.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.inject.Inject;

/**
 * The removal of everything that belongs to a deleted session: objects in all versions, pictures,
 * and items. Repeating it is safe, and so is a stop at any point.
 */
public final class SessionErasure {
  /** The time by which the clocks that made the ids of a session's photos may be wrong. */
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  private final ObjectStore objects;
  private final ErasableItemRepository items;

  @Inject
  public SessionErasure(ObjectStore objects, ErasableItemRepository items) {
    this.objects = objects;
    this.items = items;
  }

  /**
   * Removes what is left of a deleted session. Returns whether that was everything.
   *
   * @param mayGoOn is asked before each item
   */
  public boolean erase(SessionDeletion deletion, BooleanSupplier mayGoOn) {
    var session = deletion.session();
    var left = items.findAll(session);
    var prefixes = photos(session, deletion.at());
    prefixes.forEach(objects::eraseUnder);
    // a session without a seal may have photos whose ids are of any month
    left.stream()
        .flatMap(item -> item.s3Key().stream())
        .filter(key -> prefixes.stream().noneMatch(key::startsWith))
        .forEach(objects::eraseUnder);
    objects.eraseUnder(Renditions.prefix(session));
    for (var item : left) {
      if (!mayGoOn.getAsBoolean()) {
        return false;
      }
      items.erase(item);
    }
    return true;
  }

  /** Returns the starts of the keys of all photos for which the session has issued forms. */
  private static List<String> photos(SessionId session, Instant deletedAt) {
    var openedAt = Uuid7.time(session.value());
    return PhotoKey.prefixes(openedAt.minus(CLOCK_SKEW), deletedAt.plus(CLOCK_SKEW)).stream()
        .map(month -> month + session + "/")
        .toList();
  }
}
