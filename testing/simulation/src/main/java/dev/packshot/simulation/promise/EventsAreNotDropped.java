package dev.packshot.simulation.promise;

import dev.packshot.photo.PhotoItem;
import dev.packshot.photo.PhotoKey;
import dev.packshot.session.SessionPartition;
import dev.packshot.simulation.storage.Message;

/** The promise that an event is deleted only after its photo shows its object or a later one. */
public final class EventsAreNotDropped implements Promise {
  @Override
  public String text() {
    return "No event is deleted before the photo shows it.";
  }

  @Override
  public void handled(Message message, Stored stored) {
    var key = PhotoKey.parse(message.object().key());
    if (key.isEmpty() || stored.session(key.get().address().sessionId()).isEmpty()) {
      return;
    }
    var address = key.get().address();
    var row =
        stored.item(
            SessionPartition.of(address.sessionId()), PhotoItem.SORT_PREFIX + address.photoId());
    if (row.map(PhotoItem::read).filter(photo -> photo.object().isPresent()).isEmpty()) {
      broken("the event of " + key.get() + " was deleted, but the photo is not judged.");
    }
  }

  @Override
  public void settled(Stored stored) {
    if (!stored.queue().isEmpty()) {
      broken("the queue is not empty.");
    }
    for (var letter : stored.queue().deadLetters()) {
      broken("the event of " + letter.object().key() + " is a dead letter.");
    }
    for (var lost : stored.queue().expired()) {
      broken("the event of " + lost.object().key() + " was kept too long.");
    }
  }
}
