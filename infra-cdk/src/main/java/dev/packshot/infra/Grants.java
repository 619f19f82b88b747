package dev.packshot.infra;

import dev.packshot.session.SessionIndex;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What a function may do, in the words of IAM. DynamoDB lets a statement be bound to the partition
 * keys it touches
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html), and asks
 * for the actions of a transaction's parts, not for one of its own
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html).
 */
final class Grants {
  static final String PHOTO_PREFIX = "scanner/photos/";
  static final String RENDITION_PREFIX = "scanner/renditions/";

  private static final String KEYS = "KEY#*";
  private static final String SESSIONS = "SESSION#*";
  private static final String PHOTO_POINTERS = "PHOTO#*";

  private final Table table;
  private final String photoBucketArn;

  Grants(Table table, String photoBucketArn) {
    this.table = table;
    this.photoBucketArn = photoBucketArn;
  }

  /** Counts a request of an API key; all that admission does. */
  PolicyStatement admit() {
    return onItems(KEYS, "UpdateItem");
  }

  /** Uses the items of sessions: the session itself and all that belongs to it. */
  PolicyStatement onSessions(String... actions) {
    return onItems(SESSIONS, actions);
  }

  /** Lets a photo be found by its id alone. */
  PolicyStatement pointToPhotos() {
    return onItems(PHOTO_POINTERS, "UpdateItem");
  }

  PolicyStatement listSessions() {
    return statement(
        List.of("dynamodb:Query"),
        table.getTableArn() + "/index/" + SessionIndex.NAME,
        Map.of(
            "ForAllValues:StringLike",
            Map.of("dynamodb:LeadingKeys", List.of(SessionIndex.SHARD_PREFIX + "*"))));
  }

  /** Signs forms that put photos: a form can do what its signer may. */
  PolicyStatement putPhotos() {
    return statement(List.of("s3:PutObject"), photos(), Map.of());
  }

  /** Makes the smaller pictures of photos, and removes those that no photo shows. */
  PolicyStatement replaceRenditions() {
    return statement(List.of("s3:PutObject", "s3:DeleteObject"), renditions(), Map.of());
  }

  /** Reads photos, or signs addresses to read them: an address can do what its signer may. */
  PolicyStatement readPhotos() {
    return statement(List.of("s3:GetObject"), photos(), Map.of());
  }

  /** The same for the smaller pictures of photos. */
  PolicyStatement readRenditions() {
    return statement(List.of("s3:GetObject"), renditions(), Map.of());
  }

  /**
   * Marks photos as rejected, of the version that was read: S3 asks for the second action besides
   * the first where a version is named
   * (docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html).
   */
  PolicyStatement markPhotos() {
    return statement(
        List.of("s3:PutObjectTagging", "s3:PutObjectVersionTagging"), photos(), Map.of());
  }

  /**
   * Without this, S3 answers 403 for an object that is gone, where it should say 404
   * (docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html, Permissions).
   */
  PolicyStatement noticeMissingPhotos() {
    return statement(List.of("s3:ListBucket"), photoBucketArn, Map.of());
  }

  private PolicyStatement onItems(String partitions, String... actions) {
    return statement(
        java.util.Arrays.stream(actions).map("dynamodb:"::concat).toList(),
        table.getTableArn(),
        Map.of("ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", List.of(partitions))));
  }

  private String photos() {
    return photoBucketArn + "/" + PHOTO_PREFIX + "*";
  }

  private String renditions() {
    return photoBucketArn + "/" + RENDITION_PREFIX + "*";
  }

  private static PolicyStatement statement(
      List<String> actions, String resource, Map<String, ?> conditions) {
    return PolicyStatement.Builder.create()
        .effect(Effect.ALLOW)
        .actions(actions)
        .resources(List.of(resource))
        .conditions(conditions)
        .build();
  }
}
