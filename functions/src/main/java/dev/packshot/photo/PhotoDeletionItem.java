package dev.packshot.photo;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Values;
import dev.packshot.id.PhotoId;
import dev.packshot.store.ObjectVersion;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of a deleted photo whose objects may still exist. It is written by the transaction that
 * deletes the photo, and removed by the hourly job after the photo's last form has expired.
 */
public final class PhotoDeletionItem {
  /** The partition of all deletions of photos. */
  public static final String PARTITION = "PHOTO-DELETIONS";

  private static final String S3_KEY = "s3_key";
  private static final String VERSION = "version_id";
  private static final String ETAG = "etag";
  private static final String CONTENT_TYPE = "content_type";
  private static final String SHA256 = "sha256";
  private static final String DELETED_AT = "deleted_at";

  private PhotoDeletionItem() {}

  static Key key(PhotoId photo) {
    return new Key(PARTITION, photo.toString());
  }

  static Map<String, AttributeValue> write(PhotoDeletion deletion) {
    var item = key(deletion.photo().photoId()).item();
    item.put(S3_KEY, Values.text(deletion.photo().s3Key()));
    item.put(DELETED_AT, Values.time(deletion.at()));
    deletion
        .file()
        .ifPresent(
            file -> {
              item.put(CONTENT_TYPE, Values.text(file.contentType()));
              item.put(SHA256, Values.text(file.sha256()));
              file.object().version().ifPresent(it -> item.put(VERSION, Values.text(it)));
              file.object().eTag().ifPresent(it -> item.put(ETAG, Values.text(it)));
            });
    return item;
  }

  static PhotoDeletion read(Map<String, AttributeValue> item) {
    var address = PhotoKey.parse(Values.text(item, S3_KEY)).orElseThrow().address();
    var object =
        new ObjectVersion(
            address.s3Key(), Values.findText(item, VERSION), Values.findText(item, ETAG));
    return new PhotoDeletion(
        address,
        Optional.of(item)
            .filter(it -> it.containsKey(SHA256))
            .map(
                it ->
                    new PhotoDeletion.File(
                        object, Values.text(it, CONTENT_TYPE), Values.text(it, SHA256))),
        Values.time(item, DELETED_AT));
  }
}
