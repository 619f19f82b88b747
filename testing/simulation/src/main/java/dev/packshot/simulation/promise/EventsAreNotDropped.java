package dev.packshot.simulation.promise;

import dev.packshot.photo.PhotoItem;
import dev.packshot.photo.PhotoKey;
import dev.packshot.simulation.storage.Message;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The promise that an event is deleted only after its photo shows its object or a later one. */
public final class EventsAreNotDropped implements Promise {
  @Override
  public String text() {
    return "No event is deleted before the photo shows it.";
  }

  @Override
  public void handled(Message message, Stored stored) {
    var key = PhotoKey.parse(message.object().key());
    if (message.object().isRemoved()) {
      return; // MissingFilesAreTold knows what has to be told
    }
    if (key.isEmpty() || stored.session(key.get().address().sessionId()).isEmpty()) {
      return;
    }
    if (stored.bucket().version(message.object().key(), message.object().version()).isEmpty()) {
      return; // somebody has deleted the file
    }
    var address = key.get().address();
    var row = stored.photoItem(address.sessionId(), address.photoId().toString());
    if (row.filter(EventsAreNotDropped::isJudged).isEmpty()) {
      broken("the event of " + key.get() + " was deleted, but the photo is not judged.");
    }
  }

  private static boolean isJudged(Map<String, AttributeValue> item) {
    return PhotoItem.find(item).map(photo -> photo.object().isPresent()).orElse(true);
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
