package dev.packshot.infra;

import dev.packshot.auth.ApiKeyItem;
import dev.packshot.auth.UserItem;
import dev.packshot.capture.CaptureIndex;
import dev.packshot.capture.CapturePointerItem;
import dev.packshot.maintenance.ReconcileItem;
import dev.packshot.once.NoteItem;
import dev.packshot.photo.MissingFileItem;
import dev.packshot.photo.PhotoDeletionItem;
import dev.packshot.photo.PhotoPointerItem;
import dev.packshot.product.DeletionItem;
import dev.packshot.product.ProductItem;
import dev.packshot.session.SessionCountItem;
import dev.packshot.session.SessionDeletionItem;
import dev.packshot.session.SessionIndex;
import dev.packshot.session.SessionPartition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.Queue;

/**
 * The grants that functions are composed of; {@link ObjectGrants} has those on the bucket.
 * Permissions on the table are limited to partition keys
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html). A
 * transaction needs the permissions of its parts, and none of its own
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html).
 */
final class Grants {
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
  private static final String MISSING_FILES = MissingFileItem.PARTITION;
  private static final String SESSION_DELETIONS = SessionDeletionItem.PARTITION;
  private static final String RECONCILIATION = ReconcileItem.PARTITION;
  private static final String CAPTURE_SHARDS = CaptureIndex.SHARD_PREFIX + "*";
  private static final String SESSION_SHARDS = SessionIndex.SHARD_PREFIX + "*";

  private final EnvironmentVariables variables;
  private final String tableArn;
  private final ObjectGrants objects;
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
    this.objects = new ObjectGrants(variables, media.bucketArn());
  }

  /** Returns the grants on the objects of the bucket. */
  ObjectGrants objects() {
    return objects;
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

  /** Grants the address of the server that knows products. */
  Grant productServer() {
    return new Grant(variables.productServer(), List.of());
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

  /**
   * Grants actions on sessions, on the counts of them and on the records of deleted ones, for a
   * transaction.
   */
  Grant onSessionsAndDeletions(String... actions) {
    return onItems(List.of(SESSIONS, SESSION_COUNTS, SESSION_DELETIONS), actions);
  }

  /** Grants actions on the records of deleted sessions. */
  Grant onSessionDeletions(String... actions) {
    return onItems(SESSION_DELETIONS, actions);
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

  /** Grants actions on the records of missing files. */
  Grant onMissingFiles(String... actions) {
    return onItems(MISSING_FILES, actions);
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
    return onCapturePointers("GetItem");
  }

  /** Grants actions on the items that locate a capture by its id alone. */
  Grant onCapturePointers(String... actions) {
    return onItems(CAPTURE_POINTERS, actions);
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

  /** Grants actions on the progress of the reconciliation. */
  Grant onReconciliation(String... actions) {
    return onItems(RECONCILIATION, actions);
  }

  /** Grants sending events about photos to the queue of S3's. */
  Grant announcePhotos() {
    return new Grant(
        variables.uploadQueue(), List.of(Statements.allow(queueArn, "sqs:SendMessage")));
  }

  /** Grants sending events about the pictures of captures; they name the bucket. */
  Grant announceCapturePictures() {
    var all = new HashMap<>(variables.bucket());
    all.putAll(variables.uploadQueue());
    return new Grant(all, announcePhotos().statements());
  }

  private Grant onItems(String partitions, String... actions) {
    return onItems(List.of(partitions), actions);
  }

  private Grant onItems(List<String> partitions, String... actions) {
    var names = Arrays.stream(actions).map("dynamodb:"::concat).toArray(String[]::new);
    return new Grant(variables.table(), List.of(onPartitions(tableArn, partitions, names)));
  }

  private static PolicyStatement onPartitions(
      String arn, List<String> partitions, String... actions) {
    var keys = Map.of("dynamodb:LeadingKeys", partitions);
    return Statements.allow(arn, Map.of("ForAllValues:StringLike", keys), actions);
  }
}
