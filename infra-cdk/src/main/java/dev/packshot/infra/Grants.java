package dev.packshot.infra;

import dev.packshot.auth.ApiKeyItem;
import dev.packshot.auth.UserItem;
import dev.packshot.capture.CaptureIndex;
import dev.packshot.capture.CapturePointerItem;
import dev.packshot.maintenance.ReconcileItem;
import dev.packshot.once.NoteItem;
import dev.packshot.photo.PhotoDeletionItem;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoPointerItem;
import dev.packshot.photo.Renditions;
import dev.packshot.product.DeletionItem;
import dev.packshot.product.OriginalKey;
import dev.packshot.product.Pictures;
import dev.packshot.product.ProductItem;
import dev.packshot.session.SessionCountItem;
import dev.packshot.session.SessionIndex;
import dev.packshot.session.SessionPartition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.Queue;

/**
 * The grants that functions are composed of. Permissions on the table are limited to partition keys
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html). A
 * transaction needs the permissions of its parts, and none of its own
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html).
 */
final class Grants {
  static final String PHOTO_PREFIX = PhotoKey.PREFIX;
  static final String RENDITION_PREFIX = Renditions.PREFIX;
  static final String ORIGINAL_PREFIX = OriginalKey.PREFIX;
  private static final String IMAGE_PREFIX = Pictures.PREFIX;

  private static final String KEYS = ApiKeyItem.PARTITION_PREFIX + "*";
  private static final String USERS = UserItem.PARTITION_PREFIX + "*";
  private static final String SESSIONS = SessionPartition.PREFIX + "*";
  private static final String SESSION_COUNTS = SessionCountItem.PARTITION_PREFIX + "*";
  private static final String PHOTO_POINTERS = PhotoPointerItem.PARTITION_PREFIX + "*";
  private static final String CAPTURE_POINTERS = CapturePointerItem.PARTITION_PREFIX + "*";
  private static final String PRODUCTS = ProductItem.PARTITION_PREFIX + "*";
  private static final String NOTES = NoteItem.PARTITION_PREFIX + "*";
  private static final String DELETIONS = DeletionItem.PARTITION;
  private static final String PHOTO_DELETIONS = PhotoDeletionItem.PARTITION;
  private static final String RECONCILIATION = ReconcileItem.PARTITION;
  private static final String CAPTURE_SHARDS = CaptureIndex.SHARD_PREFIX + "*";
  private static final String SESSION_SHARDS = SessionIndex.SHARD_PREFIX + "*";

  private final EnvironmentVariables variables;
  private final String tableArn;
  private final String bucketArn;
  private final String queueArn;

  Grants(
      StageSettings settings,
      Database database,
      Media media,
      Queue uploads,
      Optional<Issuer> issuer) {
    this.variables = new EnvironmentVariables(settings, database, media, uploads, issuer);
    this.queueArn = uploads.getQueueArn();
    this.tableArn = database.table().getTableArn();
    this.bucketArn = media.bucketArn();
  }

  /** Grants the settings that every function behind API Gateway reads. */
  Grant api() {
    return new Grant(variables.api(), List.of());
  }

  /** Grants the address of the public pictures, which anyone may read. */
  Grant publicPictures() {
    return new Grant(variables.publicPictures(), List.of());
  }

  /** Grants the time for which photos are kept, which responses with photos state. */
  Grant photoLifetime() {
    return new Grant(variables.photoLifetime(), List.of());
  }

  /** Grants the settings of a function that decodes pictures. */
  Grant decoders() {
    return new Grant(variables.decoders(), List.of());
  }

  /** Grants the write that authenticates a caller and counts the request. */
  Grant admission() {
    return onItems(KEYS, "UpdateItem");
  }

  /** Grants the same for users who sign in, if they can; empty if they cannot. */
  Optional<Grant> signIn() {
    var settings = variables.signIn();
    return settings.isEmpty()
        ? Optional.empty()
        : Optional.of(new Grant(settings, onUsers("UpdateItem").statements()));
  }

  /** Grants actions on users. */
  Grant onUsers(String... actions) {
    return onItems(USERS, actions);
  }

  /** Grants actions on sessions and on everything in their partitions. */
  Grant onSessions(String... actions) {
    return onItems(SESSIONS, actions);
  }

  /** Grants actions on sessions and on the counts of them, for a transaction on both. */
  Grant onSessionsAndCounts(String... actions) {
    return onItems(List.of(SESSIONS, SESSION_COUNTS), actions);
  }

  /** Grants actions on the counts of sessions. */
  Grant onSessionCounts(String... actions) {
    return onItems(SESSION_COUNTS, actions);
  }

  /** Grants actions on sessions and on the records of deleted photos, for a transaction on both. */
  Grant onSessionsAndPhotoDeletions(String... actions) {
    return onItems(List.of(SESSIONS, PHOTO_DELETIONS), actions);
  }

  /** Grants actions on the records of deleted photos. */
  Grant onPhotoDeletions(String... actions) {
    return onItems(PHOTO_DELETIONS, actions);
  }

  /** Grants reading the notes of repeatable requests. */
  Grant readNotes() {
    return onItems(NOTES, "GetItem");
  }

  /** Grants actions on sessions and on notes, for a transaction on both. */
  Grant onSessionsAndNotes(String... actions) {
    return onItems(List.of(SESSIONS, NOTES), actions);
  }

  /**
   * Grants actions on sessions, on the items that locate captures and on notes, for a transaction.
   */
  Grant onCapturesAndNotes(String... actions) {
    return onItems(List.of(SESSIONS, CAPTURE_POINTERS, NOTES), actions);
  }

  /**
   * Grants actions on sessions and on the items that locate captures, for a transaction on both.
   */
  Grant onSessionsAndCaptures(String... actions) {
    return onItems(List.of(SESSIONS, CAPTURE_POINTERS), actions);
  }

  /** Grants reading the items that locate a capture by its id alone. */
  Grant findCaptures() {
    return onItems(CAPTURE_POINTERS, "GetItem");
  }

  /** Grants actions on products and on notes, for a transaction on both. */
  Grant onProductsAndNotes(String... actions) {
    return onItems(List.of(PRODUCTS, NOTES), actions);
  }

  /** Grants actions on the items that locate a photo by its id alone. */
  Grant onPhotoPointers(String... actions) {
    return onItems(PHOTO_POINTERS, actions);
  }

  /** Grants actions on products and their images. */
  Grant onProducts(String... actions) {
    return onItems(PRODUCTS, actions);
  }

  /**
   * Grants actions on products and on the records of deletions in progress, for a transaction on
   * both. AWS does not document whether the keys of a transaction are compared with a policy one by
   * one or all together, so one statement has both.
   */
  Grant onProductsAndDeletions(String... actions) {
    return onItems(List.of(PRODUCTS, DELETIONS), actions);
  }

  /** Grants actions on the records of deletions in progress. */
  Grant onDeletions(String... actions) {
    return onItems(DELETIONS, actions);
  }

  Grant listSessions() {
    return onIndex(SESSION_SHARDS);
  }

  Grant listOpenCaptures() {
    return onIndex(CAPTURE_SHARDS);
  }

  private Grant onIndex(String partitions) {
    var index = tableArn + "/index/" + SessionIndex.NAME;
    return new Grant(
        variables.table(), List.of(onPartitions(index, List.of(partitions), "dynamodb:Query")));
  }

  /** Grants the signing of upload forms; a form has the permissions of its signer. */
  Grant putPhotos() {
    return onObjects(PHOTO_PREFIX, "s3:PutObject");
  }

  /**
   * Grants reading photos and their renditions, or signing URLs for them; a URL has the permissions
   * of its signer.
   */
  Grant readPhotos() {
    return onBucket(
        allow(objects(PHOTO_PREFIX), "s3:GetObject", "s3:GetObjectVersion"),
        allow(objects(RENDITION_PREFIX), "s3:GetObject"));
  }

  /**
   * Grants listing photos and looking for those that have arrived; without the list S3 answers 403
   * for others.
   */
  Grant findPhotos() {
    var prefixes = List.of(PHOTO_PREFIX + "*");
    return onBucket(
        allow(objects(PHOTO_PREFIX), "s3:GetObject"),
        allow(bucketArn, Map.of("StringLike", Map.of("s3:prefix", prefixes)), "s3:ListBucket"));
  }

  /** Grants storing renditions, and deleting those that no photo refers to. */
  Grant replaceRenditions() {
    return onObjects(RENDITION_PREFIX, "s3:PutObject", "s3:DeleteObject");
  }

  /**
   * Grants reading new photos, tagging those that are rejected, and making an earlier version the
   * current one again by a copy. For an object version, S3 requires the second tagging action in
   * addition to the first (docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html).
   */
  Grant judgePhotos() {
    var photos = objects(PHOTO_PREFIX);
    return onBucket(
        allow(photos, "s3:GetObject", "s3:GetObjectVersion"),
        allow(photos, "s3:PutObject"),
        allow(photos, "s3:PutObjectTagging", "s3:PutObjectVersionTagging"));
  }

  /** Grants deleting every version of photos and of their pictures; they are listed first. */
  Grant erasePhotos() {
    var prefixes = List.of(PHOTO_PREFIX + "*", RENDITION_PREFIX + "*");
    return onBucket(
        PolicyStatement.Builder.create()
            .effect(Effect.ALLOW)
            .actions(List.of("s3:DeleteObject", "s3:DeleteObjectVersion"))
            .resources(List.of(objects(PHOTO_PREFIX), objects(RENDITION_PREFIX)))
            .build(),
        allow(
            bucketArn,
            Map.of("StringLike", Map.of("s3:prefix", prefixes)),
            "s3:ListBucketVersions"));
  }

  /** Grants copying the file of a deleted photo to a photo that relies on it. */
  Grant handOverPhotos() {
    return onObjects(PHOTO_PREFIX, "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject");
  }

  Grant readOriginals() {
    return onObjects(ORIGINAL_PREFIX, "s3:GetObject");
  }

  Grant putOriginals() {
    return onObjects(ORIGINAL_PREFIX, "s3:PutObject");
  }

  /** Grants storing public pictures. */
  Grant putImages() {
    return onObjects(IMAGE_PREFIX, "s3:PutObject");
  }

  /** Grants deleting objects of images by their keys. */
  Grant deleteImages() {
    return onBucket(deletion());
  }

  /** Grants deleting every object of an image; they are listed first. */
  Grant listAndDeleteImages() {
    var prefixes = List.of(IMAGE_PREFIX + "*", ORIGINAL_PREFIX + "*");
    return onBucket(
        deletion(),
        allow(bucketArn, Map.of("StringLike", Map.of("s3:prefix", prefixes)), "s3:ListBucket"));
  }

  /**
   * Makes S3 answer 404 for an object that does not exist; without this grant it answers 403
   * (docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html, Permissions).
   */
  Grant detectMissingObjects() {
    return onBucket(allow(bucketArn, "s3:ListBucket"));
  }

  /** Grants actions on the progress of the reconciliation. */
  Grant onReconciliation(String... actions) {
    return onItems(RECONCILIATION, actions);
  }

  /** Grants sending events about photos to the queue of S3's. */
  Grant announcePhotos() {
    return new Grant(variables.uploadQueue(), List.of(allow(queueArn, "sqs:SendMessage")));
  }

  private Grant onItems(String partitions, String... actions) {
    return onItems(List.of(partitions), actions);
  }

  private Grant onItems(List<String> partitions, String... actions) {
    var names = Arrays.stream(actions).map("dynamodb:"::concat).toArray(String[]::new);
    return new Grant(variables.table(), List.of(onPartitions(tableArn, partitions, names)));
  }

  private Grant onObjects(String prefix, String... actions) {
    return onBucket(allow(objects(prefix), actions));
  }

  private Grant onBucket(PolicyStatement... statements) {
    return new Grant(variables.bucket(), List.of(statements));
  }

  private PolicyStatement deletion() {
    return PolicyStatement.Builder.create()
        .effect(Effect.ALLOW)
        .actions(List.of("s3:DeleteObject"))
        .resources(List.of(objects(IMAGE_PREFIX), objects(ORIGINAL_PREFIX)))
        .build();
  }

  private String objects(String prefix) {
    return bucketArn + "/" + prefix + "*";
  }

  private static PolicyStatement onPartitions(
      String arn, List<String> partitions, String... actions) {
    var keys = Map.of("dynamodb:LeadingKeys", partitions);
    return allow(arn, Map.of("ForAllValues:StringLike", keys), actions);
  }

  private static PolicyStatement allow(String resource, String... actions) {
    return allow(resource, Map.of(), actions);
  }

  private static PolicyStatement allow(
      String resource, Map<String, ?> conditions, String... actions) {
    return PolicyStatement.Builder.create()
        .effect(Effect.ALLOW)
        .actions(List.of(actions))
        .resources(List.of(resource))
        .conditions(conditions)
        .build();
  }
}
