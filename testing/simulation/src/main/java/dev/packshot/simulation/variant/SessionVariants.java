package dev.packshot.simulation.variant;

import static dev.packshot.simulation.variant.Calls.inTransactionsWith;
import static dev.packshot.simulation.variant.Calls.inUpdates;
import static dev.packshot.simulation.variant.Calls.isPut;
import static dev.packshot.simulation.variant.Calls.on;
import static dev.packshot.simulation.variant.Calls.withoutPut;
import static dev.packshot.simulation.variant.Variant.ofCalls;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Values;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoPointerItem;
import dev.packshot.product.OriginalKey;
import dev.packshot.session.SessionDeletionItem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;

/** Mistakes in the deletion of sessions. */
final class SessionVariants {
  private static final String DELETION = SessionDeletionItem.PARTITION;
  private static final String TIME = "deleted_at";
  private static final String IMAGE = " IMAGE#";
  private static final String NOTE = "ONCE#";
  private static final String NOWHERE = "nowhere/";

  private SessionVariants() {}

  static List<Variant> all() {
    return List.of(
        ofCalls(
            "a deletion of a session is not remembered",
            inTransactionsWith(DELETION, withoutPut(DELETION))),
        ofCalls(
            "a deleted session is still counted",
            inTransactionsWith(
                DELETION, step -> Optional.of(step).filter(it -> it.update() == null))),
        ofCalls(
            "a deletion of a session leaves its item",
            inTransactionsWith(
                DELETION, step -> Optional.of(step).filter(it -> it.delete() == null))),
        ofCalls("a deletion of a session ends with the first run", earlyDeletion()),
        ofCalls("the erasure of a session leaves the pointers to its photos", keptPointers()),
        ofCalls("the erasure of a session finds no file", listed(PhotoKey.PREFIX, NOWHERE)),
        ofCalls(
            "the erasure of a session deletes the originals of images",
            listed(PhotoKey.PREFIX, OriginalKey.PREFIX)),
        ofCalls(
            "a photo makes a deleted session again",
            inUpdates(" SESSION", "ADD photo_count", SessionVariants::withoutSession)),
        ofCalls("an image is only noted, not stored", onlyNoted()));
  }

  private static UnaryOperator<SdkRequest> earlyDeletion() {
    return inTransactionsWith(
        DELETION, step -> Optional.of(isPut(step, DELETION) ? withEarlierTime(step) : step));
  }

  private static TransactWriteItem withEarlierTime(TransactWriteItem step) {
    var item = new HashMap<String, AttributeValue>(step.put().item());
    item.put(TIME, Values.time(Values.time(item, TIME).minus(Duration.ofHours(2))));
    return step.toBuilder().put(step.put().toBuilder().item(item).build()).build();
  }

  private static UnaryOperator<SdkRequest> keptPointers() {
    return on(
        DeleteItemRequest.class,
        deletion ->
            deletion.key().get(Key.PARTITION).s().startsWith(PhotoPointerItem.PARTITION_PREFIX)
                ? deletion.toBuilder().key(new Key(NOWHERE, NOWHERE).item()).build()
                : deletion);
  }

  private static UnaryOperator<SdkRequest> listed(String prefix, String instead) {
    return on(
        ListObjectVersionsRequest.class,
        list ->
            list.prefix().startsWith(prefix) && list.prefix().endsWith("/")
                ? list.toBuilder().prefix(instead).build()
                : list);
  }

  private static String withoutSession(String text) {
    boolean isCondition = !text.isBlank() && !text.contains("ADD ");
    return isCondition ? "attribute_not_exists(pk) OR (" + text + ")" : text;
  }

  private static UnaryOperator<SdkRequest> onlyNoted() {
    return on(
        TransactWriteItemsRequest.class,
        transaction -> {
          var steps = transaction.transactItems();
          var notes = steps.stream().filter(step -> isPut(step, NOTE)).toList();
          boolean isImage = steps.stream().anyMatch(step -> isPut(step, IMAGE));
          return isImage && !notes.isEmpty()
              ? transaction.toBuilder().transactItems(notes).build()
              : transaction;
        });
  }
}
