package dev.packshot.local.pump;

import dev.packshot.devkit.ObjectVersions;
import dev.packshot.devkit.StoreListener;
import dev.packshot.devkit.StoredObject;
import dev.packshot.photo.PhotoKey;
import dev.packshot.product.OriginalKey;
import dev.packshot.store.CreationMessage;
import dev.packshot.store.UploadedObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The source of upload events. The event of a stored object is queued before the upload is
 * answered, so an answered upload is never lost. An interrupted upload is recovered after the next
 * start.
 */
public final class UploadEvents implements StoreListener, AutoCloseable {
  /** The prefixes of keys with events, as in the stack: uploads, but not derived objects. */
  public static final List<String> NOTIFIED_PREFIXES = List.of(PhotoKey.PREFIX, OriginalKey.PREFIX);

  /** The suffix of a file that the store is writing: a dash and a UUID, after key and version. */
  private static final Pattern INCOMPLETE_SUFFIX =
      Pattern.compile("(/[0-9a-f]{32})?-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** The most that the time of an object and that of its message differ. */
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private final PendingUploads pendingUploads;
  private final List<PendingUploads.Upload> interruptedUploads;
  private final DeadLetters deadLetters;
  private final MessageQueue queue;
  private final S3Notification notification;
  private final Consumer<String> log;

  /**
   * Opens the event queue in a folder, with the messages and uploads of an earlier run.
   *
   * @param log receives a line about dead letters, and for each file that is damaged
   */
  public UploadEvents(
      Path folder, DeadLetters deadLetters, String region, Clock clock, Consumer<String> log) {
    this.deadLetters = deadLetters;
    this.log = log;
    this.pendingUploads = new PendingUploads(folder.resolve("uploading"));
    this.interruptedUploads = pendingUploads.all();
    this.queue = new MessageQueue(folder, redriven(folder), deadLetters, clock, log);
    this.notification =
        new S3Notification(region, clock, new Sequence(folder.resolve("sequence"), clock, log));
    if (!deadLetters.all().isEmpty()) {
      log.accept(deadLetters.summary());
    }
  }

  /** The folder, in that of the queue, whose messages a running queue takes. */
  public static Path redriven(Path folder) {
    return folder.resolve("redriven");
  }

  @Override
  public Consumer<StoredObject> storing(String bucket, String key) {
    var upload = pendingUploads.add(bucket, key);
    return stored -> {
      send(stored);
      upload.delete();
    };
  }

  /** Queues the event of a photo's removal; other objects have none, as in the stack. */
  @Override
  public void removed(String bucket, String key) {
    if (key.startsWith(PhotoKey.PREFIX)) {
      queue.send(notification.ofRemoved(bucket, key));
    }
  }

  /**
   * Recovers the uploads that a kill -9 has interrupted, and those whose messages are damaged.
   * Sends the event of each complete object, possibly again, and deletes incomplete objects.
   */
  public void recover(S3Client client, String bucket) {
    for (var upload : interruptedUploads) {
      try {
        recover(client, upload);
        upload.delete();
      } catch (SdkException e) {
        log.accept("cannot recover the interrupted upload in " + upload.file() + ": " + e);
      }
    }
    queue.damagedAt().forEach(sentAt -> sendAgain(client, bucket, sentAt));
  }

  private void recover(S3Client client, PendingUploads.Upload upload) {
    if (!upload.key().isEmpty()) {
      deleteIncompleteObjects(client, upload.bucket(), upload.key(), "-");
      deleteIncompleteVersions(client, upload);
      sendIfStored(client, upload);
    }
  }

  /** Sends the events of all objects again that were stored when a damaged message was sent. */
  private void sendAgain(S3Client client, String bucket, Instant sentAt) {
    int sent = 0;
    for (var prefix : NOTIFIED_PREFIXES) {
      var objects = client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix));
      for (var object : objects.contents()) {
        if (Duration.between(object.lastModified(), sentAt).abs().compareTo(MARGIN) <= 0) {
          send(stored(bucket, object.key(), object.eTag(), object.size()));
          sent++;
        }
      }
    }
    log.accept("instead of the damaged message, the events of " + sent + " uploads are sent again");
  }

  private static StoredObject stored(String bucket, String key, String eTag, long size) {
    return new StoredObject(bucket, key, eTag.replace("\"", ""), size);
  }

  /** Sends events about objects whose own events were lost. */
  public void announce(List<UploadedObject> objects) {
    objects.forEach(object -> queue.send(CreationMessage.of(object)));
  }

  DeadLetters deadLetters() {
    return deadLetters;
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

  private static void deleteIncompleteVersions(S3Client client, PendingUploads.Upload upload) {
    try {
      var versions = ObjectVersions.bucket(upload.bucket());
      deleteIncompleteObjects(client, versions, upload.key(), "/");
    } catch (NoSuchBucketException none) {
      // the bucket keeps no versions
    }
  }

  private static void deleteIncompleteObjects(
      S3Client client, String bucket, String key, String separator) {
    var candidates =
        client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(key + separator));
    for (var object : candidates.contents()) {
      var suffix = object.key().substring(key.length());
      if (INCOMPLETE_SUFFIX.matcher(suffix).matches()) {
        client.deleteObject(delete -> delete.bucket(bucket).key(object.key()));
      }
    }
  }

  private void sendIfStored(S3Client client, PendingUploads.Upload upload) {
    try {
      var head = client.headObject(get -> get.bucket(upload.bucket()).key(upload.key()));
      send(
          new StoredObject(
              upload.bucket(),
              upload.key(),
              head.eTag().replace("\"", ""),
              head.contentLength(),
              Optional.ofNullable(head.versionId())));
    } catch (NoSuchKeyException notStored) {
      // the client received no response and will retry
    }
  }
}
