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
 * The source of upload events. The event of a stored object is queued before the upload is
 * answered, so an answered upload is never lost. An interrupted upload is recovered after the next
 * start.
 */
public final class UploadEvents implements StoreListener, AutoCloseable {
  /** The prefixes of keys with events, as in the stack: uploads, but not derived objects. */
  public static final List<String> NOTIFIED_PREFIXES = List.of(PhotoKey.PREFIX, OriginalKey.PREFIX);

  /** The suffix of an object that s3proxy is receiving: a dash and a UUID after the key. */
  private static final Pattern INCOMPLETE_SUFFIX =
      Pattern.compile("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final PendingUploads pendingUploads;
  private final List<PendingUploads.Upload> interruptedUploads;
  private final MessageQueue queue;
  private final S3Notification notification;

  /** Opens the event queue in a folder, with the messages and uploads of an earlier run. */
  public UploadEvents(Path folder, Path deadLetters, String region, Clock clock) {
    this.pendingUploads = new PendingUploads(folder.resolve("uploading"));
    this.interruptedUploads = pendingUploads.all();
    this.queue = new MessageQueue(folder, deadLetters, clock);
    this.notification = new S3Notification(region, clock);
  }

  @Override
  public Consumer<StoredObject> storing(String bucket, String key) {
    var upload = pendingUploads.add(bucket, key);
    return stored -> {
      send(stored);
      upload.delete();
    };
  }

  /**
   * Recovers the uploads that a kill -9 has interrupted. Sends the event of each complete object,
   * possibly again, and deletes incomplete objects.
   */
  public void recover(S3Client client) {
    for (var upload : interruptedUploads) {
      if (!upload.key().isEmpty()) {
        deleteIncompleteObjects(client, upload);
        sendIfStored(client, upload);
      }
      upload.delete();
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
    if (NOTIFIED_PREFIXES.stream().anyMatch(stored.key()::startsWith)) {
      queue.send(notification.of(stored));
    }
  }

  private static void deleteIncompleteObjects(S3Client client, PendingUploads.Upload upload) {
    var candidates =
        client.listObjectsV2Paginator(
            list -> list.bucket(upload.bucket()).prefix(upload.key() + "-"));
    for (var object : candidates.contents()) {
      var suffix = object.key().substring(upload.key().length());
      if (INCOMPLETE_SUFFIX.matcher(suffix).matches()) {
        client.deleteObject(delete -> delete.bucket(upload.bucket()).key(object.key()));
      }
    }
  }

  private void sendIfStored(S3Client client, PendingUploads.Upload upload) {
    try {
      var head = client.headObject(get -> get.bucket(upload.bucket()).key(upload.key()));
      var eTag = head.eTag().replace("\"", "");
      send(new StoredObject(upload.bucket(), upload.key(), eTag, head.contentLength()));
    } catch (NoSuchKeyException notStored) {
      // the client received no response and will retry
    }
  }
}
