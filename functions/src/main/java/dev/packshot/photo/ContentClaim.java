package dev.packshot.photo;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Requirement;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.session.SessionPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item that names the first photo of a session with certain bytes. It sorts after the session's
 * item, where a query of the session ends, and DynamoDB deletes it by its time to live.
 */
public final class ContentClaim {
  private static final String SORT_PREFIX = "SHA256#";
  private static final String PHOTO_ID = "photo_id";
  private static final Duration RETENTION = Duration.ofDays(30);

  private ContentClaim() {}

  /** Returns the key of the claim of bytes, by their SHA-256 in hexadecimal digits. */
  public static Key key(SessionId sessionId, String sha256) {
    return new Key(SessionPartition.of(sessionId), SORT_PREFIX + sha256);
  }

  /** Claims the bytes for a photo unless another photo has claimed them. */
  static Update claim(SessionId sessionId, String sha256, PhotoId photoId, Instant at) {
    return new Update(
        key(sessionId, sha256),
        "SET " + PHOTO_ID + " = if_not_exists(" + PHOTO_ID + ", :photo), #ttl = :expires",
        "",
        Map.of("#ttl", Key.TIME_TO_LIVE),
        Map.of(
            ":photo", Values.text(photoId.toString()),
            ":expires", Values.number(at.plus(RETENTION).getEpochSecond())));
  }

  /** Transfers the claim of a photo whose object has been replaced by one with other bytes. */
  static Update transfer(SessionId sessionId, String sha256, PhotoId from, PhotoId to) {
    return Update.of(
        key(sessionId, sha256),
        "SET " + PHOTO_ID + " = :to",
        PHOTO_ID + " = :from",
        Map.of(":from", Values.text(from.toString()), ":to", Values.text(to.toString())));
  }

  /** Requires that a photo has claimed the bytes. */
  static Requirement ownedBy(SessionId sessionId, String sha256, PhotoId photo) {
    return new Requirement(
        key(sessionId, sha256),
        PHOTO_ID + " = :owner",
        Map.of(":owner", Values.text(photo.toString())));
  }

  public static boolean isClaim(Map<String, AttributeValue> item) {
    return Values.text(item, Key.SORT).startsWith(SORT_PREFIX);
  }

  /** Returns the SHA-256 of the bytes in hexadecimal digits. */
  public static String sha256(Map<String, AttributeValue> item) {
    return Values.text(item, Key.SORT).substring(SORT_PREFIX.length());
  }

  /** Returns the photo that has claimed the bytes. */
  public static PhotoId owner(Map<String, AttributeValue> item) {
    return PhotoId.parse(Values.text(item, PHOTO_ID)).orElseThrow();
  }
}
