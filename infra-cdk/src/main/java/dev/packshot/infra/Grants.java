package dev.packshot.infra;

import dev.packshot.auth.ApiKeyItem;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoPointerItem;
import dev.packshot.photo.Renditions;
import dev.packshot.product.DeletionItem;
import dev.packshot.product.OriginalKey;
import dev.packshot.product.Pictures;
import dev.packshot.product.ProductItem;
import dev.packshot.session.SessionIndex;
import dev.packshot.session.SessionPartition;
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
  static final String PHOTO_PREFIX = PhotoKey.PREFIX;
  static final String RENDITION_PREFIX = Renditions.PREFIX;
  static final String ORIGINAL_PREFIX = OriginalKey.PREFIX;
  private static final String IMAGE_PREFIX = Pictures.PREFIX;

  private static final String KEYS = ApiKeyItem.PARTITION_PREFIX + "*";
  private static final String SESSIONS = SessionPartition.PREFIX + "*";
  private static final String PHOTO_POINTERS = PhotoPointerItem.PARTITION_PREFIX + "*";

  private static final String PRODUCTS = ProductItem.PARTITION_PREFIX + "*";
  private static final String DELETIONS = DeletionItem.PARTITION;

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

  /** Finds a photo by its id alone. */
  PolicyStatement findPhotos() {
    return onItems(PHOTO_POINTERS, "GetItem");
  }

  /** Uses the items of products: the product itself and its images. */
  PolicyStatement onProducts(String... actions) {
    return onItems(PRODUCTS, actions);
  }

  /** Uses the notes of deletions that are under way. */
  PolicyStatement onDeletions(String... actions) {
    return onItems(DELETIONS, actions);
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

  /** Reads the files that images are made of. */
  PolicyStatement readOriginals() {
    return statement(List.of("s3:GetObject"), objects(ORIGINAL_PREFIX), Map.of());
  }

  PolicyStatement putOriginals() {
    return statement(List.of("s3:PutObject"), objects(ORIGINAL_PREFIX), Map.of());
  }

  /** Puts pictures for everybody to see. */
  PolicyStatement putImages() {
    return statement(List.of("s3:PutObject"), objects(IMAGE_PREFIX), Map.of());
  }

  /** Deletes all that there is of an image, with {@link #listImages} to know what that is. */
  PolicyStatement deleteImages() {
    return PolicyStatement.Builder.create()
        .effect(Effect.ALLOW)
        .actions(List.of("s3:DeleteObject"))
        .resources(List.of(objects(IMAGE_PREFIX), objects(ORIGINAL_PREFIX)))
        .build();
  }

  PolicyStatement listImages() {
    return statement(
        List.of("s3:ListBucket"),
        photoBucketArn,
        Map.of(
            "StringLike", Map.of("s3:prefix", List.of(IMAGE_PREFIX + "*", ORIGINAL_PREFIX + "*"))));
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
    return objects(PHOTO_PREFIX);
  }

  private String renditions() {
    return objects(RENDITION_PREFIX);
  }

  private String objects(String prefix) {
    return photoBucketArn + "/" + prefix + "*";
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
