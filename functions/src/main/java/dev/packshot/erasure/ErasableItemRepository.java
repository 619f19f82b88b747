package dev.packshot.erasure;

import dev.packshot.id.SessionId;
import java.util.List;

/** The items of deleted sessions. */
public interface ErasableItemRepository {
  /** Finds all items of a session; strongly consistent. */
  List<ErasableItem> findAll(SessionId session);

  /** Removes an item after the pointer to it, in two writes. Repeating it is safe. */
  void erase(ErasableItem item);
}
