package dev.packshot.simulation.variant;

import static dev.packshot.simulation.variant.Calls.inTransactions;
import static dev.packshot.simulation.variant.Calls.inTransactionsWith;
import static dev.packshot.simulation.variant.Calls.inUpdates;
import static dev.packshot.simulation.variant.Calls.isAt;
import static dev.packshot.simulation.variant.Calls.on;
import static dev.packshot.simulation.variant.Calls.unconditional;
import static dev.packshot.simulation.variant.Calls.withoutPut;
import static dev.packshot.simulation.variant.Variant.ofCalls;

import dev.packshot.session.SessionIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Mistakes in the handling of captures, notes, orders and the end of sessions. */
final class ScanVariants {
  private static final String CAPTURE = " CAPTURE#";
  private static final String SESSION = " SESSION";
  private static final String IMAGE = " IMAGE#";
  private static final String NOTE = "ONCE#";

  private static final String PICTURES = "/captures/";
  private static final String NOWHERE = "nowhere/";

  private ScanVariants() {}

  static List<Variant> all() {
    return List.of(
        ofCalls("a note of a session is not stored", inTransactionsWith(SESSION, withoutPut(NOTE))),
        ofCalls("a note of a capture is not stored", inTransactionsWith(CAPTURE, withoutPut(NOTE))),
        ofCalls("a note of an image is not stored", inTransactionsWith(IMAGE, withoutPut(NOTE))),
        ofCalls("a note replaces one of the same request", inTransactions(unconditional(NOTE))),
        ofCalls(
            "a new capture is not counted",
            inTransactionsWith(
                CAPTURE, step -> Optional.of(step).filter(it -> it.update() == null))),
        ofCalls("a capture cannot be found by its id", withoutPointer()),
        ofCalls(
            "the capture of a photo is added with each delivery",
            inTransactionsWith(CAPTURE, unconditional("CAPTURE#"))),
        ofCalls("the picture of a capture is not stored", movedPicture()),
        ofCalls(
            "the picture of a capture is not found by its event",
            on(
                GetObjectRequest.class,
                get ->
                    get.key().contains(PICTURES)
                        ? get.toBuilder().key(NOWHERE + get.key()).build()
                        : get)),
        ofCalls(
            "a picture without a capture is not deleted",
            on(
                ListObjectVersionsRequest.class,
                list ->
                    list.prefix().contains(PICTURES)
                        ? list.toBuilder().prefix(NOWHERE + list.prefix()).build()
                        : list)),
        ofCalls("a new capture is not looked up", captureOutOfIndex()),
        ofCalls("a repeated look-up is not started", retryOutOfIndex()),
        ofCalls(
            "a look-up that was stopped is not started again",
            inUpdates(CAPTURE, ":lookingUp", it -> it.replace(":pending, :lookingUp", ":pending"))),
        ofCalls(
            "the end of an old look-up replaces a new one", unconditionalUpdate("processed_at")),
        ofCalls(
            "the look-up reads a product in a replica",
            on(
                GetItemRequest.class,
                it ->
                    isAt(it.key(), " PRODUCT")
                        ? it.toBuilder().consistentRead(false).build()
                        : it)),
        ofCalls(
            "a session that has ended takes captures",
            inUpdates(SESSION, "ADD capture_count", ScanVariants::withoutIsActive)),
        ofCalls(
            "a session that has ended takes an order",
            inUpdates(SESSION, "SET reordered", ScanVariants::withoutIsActive)),
        ofCalls("an order is not stored", inTransactions(withoutPut(" ORDER"))),
        ofCalls(
            "a session that has ended is completed once more",
            inUpdates(SESSION, ":completed", ScanVariants::withoutIsActive)),
        ofCalls(
            "another name gives a product another id",
            inUpdates(
                " PRODUCT",
                "product_name",
                it -> it.replace("if_not_exists(product_id, :id)", ":id"))),
        ofCalls("a product keeps its first name", firstName()),
        ofCalls(
            "a revoked key is admitted",
            inUpdates("KEY#", "last_used", it -> it.replace("is_active = :yes AND ", ""))));
  }

  private static String withoutIsActive(String text) {
    return text.replaceAll(
        " AND \\(?session_status = :active AND modified_at > :idleSince\\)?", "");
  }

  private static UnaryOperator<SdkRequest> movedPicture() {
    return on(
        PutObjectRequest.class,
        put ->
            put.key().contains(PICTURES) ? put.toBuilder().key(NOWHERE + put.key()).build() : put);
  }

  private static UnaryOperator<SdkRequest> withoutPointer() {
    return inTransactions(
        step ->
            Optional.of(step)
                .filter(
                    it ->
                        it.put() == null || !it.put().item().get("pk").s().startsWith("CAPTURE#")));
  }

  private static UnaryOperator<SdkRequest> captureOutOfIndex() {
    return inTransactions(
        step -> {
          if (step.put() == null || !isAt(step.put().item(), CAPTURE)) {
            return Optional.of(step);
          }
          var item = new HashMap<String, AttributeValue>(step.put().item());
          item.remove(SessionIndex.SHARD);
          item.remove(SessionIndex.ORDER);
          return Optional.of(
              step.toBuilder().put(step.put().toBuilder().item(item).build()).build());
        });
  }

  /** Gives the item of a repeated look-up names that no index has. */
  private static UnaryOperator<SdkRequest> retryOutOfIndex() {
    return on(
        UpdateItemRequest.class,
        update -> {
          if (!isAt(update.key(), CAPTURE)
              || update.updateExpression() == null
              || !update.hasExpressionAttributeNames()
              || !update.updateExpression().startsWith("SET")
              || update.expressionAttributeNames().containsValue("product_name")) {
            return update;
          }
          var names = new HashMap<>(update.expressionAttributeNames());
          names.replaceAll(
              (placeholder, name) ->
                  name.equals(SessionIndex.SHARD) || name.equals(SessionIndex.ORDER)
                      ? "no_" + name
                      : name);
          return update.toBuilder().expressionAttributeNames(names).build();
        });
  }

  private static UnaryOperator<SdkRequest> unconditionalUpdate(String attribute) {
    return on(
        UpdateItemRequest.class,
        update ->
            isAt(update.key(), CAPTURE)
                    && update.expressionAttributeNames().containsValue("product_name")
                    && update.expressionAttributeNames().containsValue(attribute)
                ? Calls.withoutCondition(update)
                : update);
  }

  private static UnaryOperator<SdkRequest> firstName() {
    return inUpdates(
        " PRODUCT",
        "product_name",
        it ->
            it.replace(
                "product_name = :name", "product_name = if_not_exists(product_name, :name)"));
  }
}
