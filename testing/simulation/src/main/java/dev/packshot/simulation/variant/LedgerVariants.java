package dev.packshot.simulation.variant;

import static dev.packshot.simulation.variant.Calls.inTransactions;
import static dev.packshot.simulation.variant.Calls.inTransactionsWith;
import static dev.packshot.simulation.variant.Calls.isPut;
import static dev.packshot.simulation.variant.Calls.on;
import static dev.packshot.simulation.variant.Calls.unconditional;
import static dev.packshot.simulation.variant.Calls.unconditionalPut;
import static dev.packshot.simulation.variant.Calls.withoutPut;
import static dev.packshot.simulation.variant.Variant.ofCalls;

import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.Renditions;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

/** Mistakes in the handling of promises, deletions of photos and the reconciliation. */
final class LedgerVariants {
  private static final String PHOTO = " PHOTO#";
  private static final String PROMISE = " UPLOAD#";
  private static final String DELETION = "PHOTO-DELETIONS";
  private static final String LAST = "~";

  private LedgerVariants() {}

  static List<Variant> all() {
    return List.of(
        ofCalls("a promise replaces one of the same name", unconditionalPut(PROMISE)),
        ofCalls(
            "a promise relies on bytes that may be replaced",
            inTransactionsWith(
                PROMISE, step -> Optional.of(step).filter(it -> it.conditionCheck() == null))),
        ofCalls("a deleted photo leaves no tombstone", withoutTombstone()),
        ofCalls("a deleted photo is still counted", deletionWithoutCount()),
        ofCalls(
            "a photo that has just been judged is deleted as it was before",
            inTransactionsWith(DELETION, unconditional(PHOTO))),
        ofCalls("a deletion of a photo is not remembered", inTransactions(withoutPut(DELETION))),
        ofCalls(
            "a deletion leaves the file of a photo",
            PhotoVariants.withoutDeletion(PhotoKey.PREFIX)),
        ofCalls(
            "a deletion leaves the smaller pictures of a photo",
            PhotoVariants.withoutDeletion(Renditions.PREFIX)),
        ofCalls("bytes that promises rely on are not handed over", withoutHandOver()),
        ofCalls(
            "the reconciliation looks at no object",
            on(
                ListObjectsV2Request.class,
                it ->
                    it.prefix().startsWith(PhotoKey.PREFIX)
                        ? it.toBuilder().startAfter(it.prefix() + LAST).build()
                        : it)));
  }

  private static UnaryOperator<SdkRequest> withoutTombstone() {
    return inTransactionsWith(
        DELETION, step -> Optional.of(isPut(step, PHOTO) ? deletion(step) : step));
  }

  private static TransactWriteItem deletion(TransactWriteItem step) {
    var key = new HashMap<String, AttributeValue>();
    key.put("pk", step.put().item().get("pk"));
    key.put("sk", step.put().item().get("sk"));
    return TransactWriteItem.builder()
        .delete(Delete.builder().tableName(step.put().tableName()).key(key).build())
        .build();
  }

  private static UnaryOperator<SdkRequest> deletionWithoutCount() {
    return inTransactionsWith(
        DELETION, step -> Optional.of(step).filter(it -> it.update() == null));
  }

  private static UnaryOperator<SdkRequest> withoutHandOver() {
    return on(
        CopyObjectRequest.class,
        it ->
            it.destinationKey().startsWith(PhotoKey.PREFIX)
                    && !it.sourceKey().equals(it.destinationKey())
                ? it.toBuilder().destinationKey("nowhere/" + it.sourceKey()).build()
                : it);
  }
}
