package dev.packshot.local.pump;

import dev.packshot.devkit.StoreListener;
import dev.packshot.devkit.StoredObject;
import dev.packshot.photo.PhotoKey;
import dev.packshot.product.OriginalKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Puts the event of every stored object into the queue before the upload is answered: an upload
 * that was answered is never lost, and one that was cut off is looked for at the next start.
 */
public final class UploadEvents implements StoreListener, AutoCloseable {
  /** As in the stack: what comes from outside, and not what the functions make of it. */
  public static final List<String> TOLD_OF = List.of(PhotoKey.PREFIX, OriginalKey.PREFIX);

  /** What s3proxy calls an object while its bytes come in: the key, a dash and a UUID. */
  private static final Pattern UNFINISHED =
      Pattern.compile("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final UploadNotes notes;
  private final List<UploadNotes.Note> left;
  private final MessageQueue queue;
  private final S3Notification notification;

  /** An event queue in this folder, with what an earlier run left there. */
  public UploadEvents(Path folder, Path deadLetters, String region, Clock clock) {
    this.notes = new UploadNotes(folder.resolve("uploading"));
    this.left = notes.left();
    this.queue = new MessageQueue(folder, deadLetters, clock);
    this.notification = new S3Notification(region, clock);
  }

  @Override
  public Consumer<StoredObject> storing(String bucket, String key) {
    var note = notes.write(bucket, key);
    return stored -> {
      send(stored);
      note.tearUp();
    };
  }

  /**
   * Looks after the uploads that a kill -9 has cut off: an object that is whole gets its event,
   * again perhaps, and bytes of one that is not are removed.
   */
  public void recover(S3Client client) {
    for (var note : left) {
      if (!note.key().isEmpty()) {
        removeUnfinished(client, note);
        sendAgain(client, note);
      }
      note.tearUp();
    }
  }

  MessageQueue queue() {
    return queue;
  }

  @Override
  public void close() {
    queue.close();
  }

  private void send(StoredObject stored) {
    if (TOLD_OF.stream().anyMatch(stored.key()::startsWith)) {
      queue.send(notification.of(stored));
    }
  }

  private static void removeUnfinished(S3Client client, UploadNotes.Note note) {
    var found =
        client.listObjectsV2Paginator(list -> list.bucket(note.bucket()).prefix(note.key() + "-"));
    for (var object : found.contents()) {
      if (UNFINISHED.matcher(object.key().substring(note.key().length())).matches()) {
        client.deleteObject(delete -> delete.bucket(note.bucket()).key(object.key()));
      }
    }
  }

  private void sendAgain(S3Client client, UploadNotes.Note note) {
    try {
      var head = client.headObject(h -> h.bucket(note.bucket()).key(note.key()));
      var eTag = head.eTag().replace("\"", "");
      send(new StoredObject(note.bucket(), note.key(), eTag, head.contentLength()));
    } catch (NoSuchKeyException neverStored) {
      // its client got no answer and will try again
    }
  }
}
