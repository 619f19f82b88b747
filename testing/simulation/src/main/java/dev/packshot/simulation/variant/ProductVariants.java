package dev.packshot.simulation.variant;

import static dev.packshot.simulation.variant.Calls.inTransactions;
import static dev.packshot.simulation.variant.Calls.inUpdates;
import static dev.packshot.simulation.variant.Calls.isAt;
import static dev.packshot.simulation.variant.Calls.on;
import static dev.packshot.simulation.variant.Variant.ofCalls;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Mistakes in the handling of products, keys and messages. */
final class ProductVariants {
  private static final String PRODUCT = " PRODUCT";
  private static final String IMAGE = " IMAGE#";
  private static final String PUBLIC = "public/";
  private static final String ORIGINALS = "products/";
  private static final String EDITS = "/edits/";

  private ProductVariants() {}

  static List<Variant> all() {
    return List.of(
        ofCalls("an image is copied from the current object", copyOfCurrentObject()),
        ofCalls("a new image is not counted", withoutUpdate(PRODUCT, "total_count < ")),
        ofCalls("a removed image is still counted", withoutUpdate(PRODUCT, ":minusOne")),
        ofCalls(
            "a removed image stays the primary one",
            inUpdates(PRODUCT, ":minusOne", it -> it.replace("REMOVE primary_image_id ", ""))),
        ofCalls(
            "an image becomes the primary one although it was deleted",
            inTransactions(
                step ->
                    Optional.of(step)
                        .filter(
                            it ->
                                it.conditionCheck() == null
                                    || !isAt(it.conditionCheck().key(), IMAGE)))),
        ofCalls(
            "a deletion is not remembered",
            inTransactions(
                step ->
                    Optional.of(step)
                        .filter(
                            it ->
                                it.put() == null
                                    || !it.put().item().get("pk").s().equals("DELETIONS")))),
        ofCalls("a deletion leaves the public pictures", PhotoVariants.withoutDeletion(PUBLIC)),
        ofCalls("a deletion leaves the original", PhotoVariants.withoutDeletion(ORIGINALS)),
        ofCalls("an image that was deleted is removed once more", withoutDeletionOf(IMAGE)),
        ofCalls("a public picture is not stored", PhotoVariants.movedPut(PUBLIC)),
        ofCalls(
            "the pictures of an image are not marked as complete",
            inUpdates(IMAGE, "SET #n0 = :v0", it -> it.replace("SET #n0", "SET nothing"))),
        ofCalls(
            "the pictures of an edit are not asked for",
            on(
                PutObjectRequest.class,
                put ->
                    put.key().contains(EDITS)
                        ? put.toBuilder().key("nowhere/" + put.key()).build()
                        : put)),
        ofCalls(
            "the pictures of an edit are shown after a later edit",
            inUpdates(
                IMAGE,
                "edit_id = :request",
                it -> it.replace("attribute_exists(edit) AND edit_id = :request AND ", ""))),
        ofCalls(
            "a key has no limit",
            inUpdates(
                "KEY#",
                "last_used",
                it -> it.replaceFirst(" AND \\(attribute_not_exists\\(m.*", ""))),
        new Variant(
            "a message is deleted although it failed",
            UnaryOperator.identity(),
            answer -> "{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8)));
  }

  private static UnaryOperator<SdkRequest> copyOfCurrentObject() {
    return on(
        CopyObjectRequest.class,
        copy ->
            copy.destinationKey().startsWith(ORIGINALS)
                ? copy.toBuilder().sourceVersionId(null).copySourceIfMatch(null).build()
                : copy);
  }

  private static UnaryOperator<SdkRequest> withoutUpdate(String key, String part) {
    Predicate<TransactWriteItem> isMeant =
        step ->
            step.update() != null
                && isAt(step.update().key(), key)
                && (step.update().updateExpression() + step.update().conditionExpression())
                    .contains(part);
    return inTransactions(step -> Optional.of(step).filter(isMeant.negate()));
  }

  private static UnaryOperator<SdkRequest> withoutDeletionOf(String key) {
    return inTransactions(
        step ->
            Optional.of(step).filter(it -> it.delete() == null || !isAt(it.delete().key(), key)));
  }
}
