package dev.packshot.simulation.variant;

import static dev.packshot.simulation.variant.Calls.inTransactions;
import static dev.packshot.simulation.variant.Calls.inUpdates;
import static dev.packshot.simulation.variant.Calls.isAt;
import static dev.packshot.simulation.variant.Calls.on;
import static dev.packshot.simulation.variant.Variant.ofCalls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Mistakes in the handling of sessions and their photos. */
final class PhotoVariants {
  private static final String PHOTO = " PHOTO#";
  private static final String SESSION = " SESSION";
  private static final String RENDITIONS = "scanner/renditions/";
  private static final String NOWHERE = "nowhere/";

  private PhotoVariants() {}

  static List<Variant> all() {
    return List.of(
        ofCalls("a new photo overwrites the one that is there", photoWithoutCondition()),
        ofCalls("a new photo is not counted", withoutStep(SESSION)),
        ofCalls(
            "a new photo is counted twice",
            inUpdates(
                SESSION,
                "photo_count",
                it -> it.replace("ADD photo_count :one", "ADD photo_count :max"))),
        ofCalls(
            "a late registration replaces the type that a PATCH has set", registrationWithType()),
        ofCalls(
            "a late registration removes the metadata that a PATCH has set",
            registrationWithoutMetadata()),
        ofCalls(
            "a late registration may be made twice",
            inUpdates(
                PHOTO,
                "attribute_not_exists(registered_at)",
                it -> it.replace(" AND attribute_not_exists(registered_at)", ""))),
        ofCalls(
            "a verdict replaces that on a later object",
            inUpdates(
                PHOTO,
                "sequencer",
                it -> it.replace("sequencer < ", "pk <> ").replace("origin <= ", "pk <> "))),
        ofCalls(
            "a verdict is written although there is no photo",
            inUpdates(PHOTO, "sequencer", it -> it.replace("attribute_exists(pk) AND ", ""))),
        ofCalls(
            "a rejected object replaces a ready one",
            inUpdates(PHOTO, "sequencer", it -> it.replace("upload_status <> ", "pk <> "))),
        ofCalls(
            "the last version that can be shown is not restored",
            on(
                CopyObjectRequest.class,
                it ->
                    it.sourceKey().equals(it.destinationKey())
                        ? it.toBuilder().destinationKey(NOWHERE + it.sourceKey()).build()
                        : it)),
        ofCalls(
            "a restored version forgets when its bytes were uploaded",
            on(CopyObjectRequest.class, it -> it.toBuilder().metadata(Map.of()).build())),
        ofCalls(
            "the current object is judged instead of that of the event",
            on(GetObjectRequest.class, it -> it.toBuilder().versionId(null).build())),
        ofCalls(
            "a late upload makes a session active again",
            inUpdates(
                SESSION,
                "NOT (",
                it ->
                    it.replace(
                        "ADD photo_count",
                        "SET modified_at = :idleSince + :idleSince ADD photo_count"))),
        ofCalls(
            "an ended session takes photos as an active one does",
            inUpdates(
                SESSION,
                "ADD photo_count",
                it ->
                    it.replace(" AND modified_at > :idleSince", " AND modified_at <> :idleSince"))),
        ofCalls(
            "the job ends sessions that are not idle",
            inUpdates(
                SESSION, "index_order", it -> it.replace("modified_at <= ", "modified_at <> "))),
        ofCalls("a session has no seal", sessionWithoutSeal()),
        ofCalls(
            "a session whose first answer was lost is not recognized",
            on(
                PutItemRequest.class,
                it -> it.toBuilder().returnValuesOnConditionCheckFailure((String) null).build())),
        ofCalls(
            "the event looks its session up in a replica",
            on(
                GetItemRequest.class,
                it -> isAt(it.key(), SESSION) ? it.toBuilder().consistentRead(false).build() : it)),
        ofCalls(
            "a session is read from a replica",
            on(QueryRequest.class, it -> it.toBuilder().consistentRead(false).build())),
        ofCalls("a registration looks its photo up in a replica", batchGetFromReplica()),
        ofCalls(
            "a version is restored over what was posted meanwhile",
            on(
                CopyObjectRequest.class,
                it ->
                    it.sourceKey().equals(it.destinationKey())
                        ? it.toBuilder().ifMatch(null).build()
                        : it)),
        ofCalls("a picture is not stored", movedPut(RENDITIONS)),
        ofCalls("replaced pictures are not deleted", withoutDeletion(RENDITIONS)),
        ofCalls(
            "only the last replaced pictures are remembered",
            inUpdates(PHOTO, "list_append", PhotoVariants::withoutAppending)),
        ofCalls(
            "replaced pictures are forgotten before all are deleted",
            inUpdates(
                PHOTO,
                "REMOVE replaced_pictures",
                it -> it.startsWith("REMOVE") ? it : "attribute_exists(pk) OR " + it)),
        ofCalls(
            "a photo cannot be found by its id",
            inUpdates(
                "PHOTO#", "SET session_id", it -> it.replace("SET session_id", "SET nothing"))));
  }

  private static UnaryOperator<SdkRequest> photoWithoutCondition() {
    return inTransactions(
        step ->
            Optional.of(
                step.put() != null && isAt(step.put().item(), PHOTO)
                    ? step.toBuilder()
                        .put(step.put().toBuilder().conditionExpression(null).build())
                        .build()
                    : step));
  }

  private static UnaryOperator<SdkRequest> withoutStep(String key) {
    return inTransactions(
        step ->
            Optional.of(step).filter(it -> it.update() == null || !isAt(it.update().key(), key)));
  }

  private static UnaryOperator<SdkRequest> registrationWithType() {
    return on(
        UpdateItemRequest.class,
        update -> {
          if (!String.valueOf(update.conditionExpression())
              .contains("attribute_exists(classified)")) {
            return update;
          }
          var values = new HashMap<>(update.expressionAttributeValues());
          values.put(":type", AttributeValue.fromS("certification"));
          return update.toBuilder()
              .updateExpression(
                  update.updateExpression().replaceFirst("SET ", "SET photo_type = :type, "))
              .expressionAttributeValues(values)
              .build();
        });
  }

  private static UnaryOperator<SdkRequest> registrationWithoutMetadata() {
    return on(
        UpdateItemRequest.class,
        update -> {
          boolean isMeant =
              String.valueOf(update.conditionExpression())
                      .contains("attribute_not_exists(registered_at)")
                  && !update.updateExpression().contains(".");
          if (!isMeant) {
            return update;
          }
          var values = new HashMap<>(update.expressionAttributeValues());
          values.put(":none", AttributeValue.fromM(Map.of()));
          return update.toBuilder()
              .updateExpression(
                  update.updateExpression().replaceFirst("SET ", "SET metadata = :none, "))
              .expressionAttributeValues(values)
              .build();
        });
  }

  private static String withoutAppending(String text) {
    return text.replaceAll(
        "list_append\\(if_not_exists\\([^)]*\\), (if_not_exists\\([^)]*\\))\\)", "$1");
  }

  private static UnaryOperator<SdkRequest> sessionWithoutSeal() {
    return on(
        PutItemRequest.class,
        put -> {
          var item = new HashMap<String, AttributeValue>(put.item());
          item.remove("upload_seal");
          return put.toBuilder().item(item).build();
        });
  }

  private static UnaryOperator<SdkRequest> batchGetFromReplica() {
    return on(
        BatchGetItemRequest.class,
        get -> {
          var tables = new HashMap<>(get.requestItems());
          tables.replaceAll((name, keys) -> keys.toBuilder().consistentRead(false).build());
          return get.toBuilder().requestItems(tables).build();
        });
  }

  static UnaryOperator<SdkRequest> movedPut(String prefix) {
    return on(
        PutObjectRequest.class,
        put ->
            put.key().startsWith(prefix) ? put.toBuilder().key(NOWHERE + put.key()).build() : put);
  }

  static UnaryOperator<SdkRequest> withoutDeletion(String prefix) {
    return on(
        DeleteObjectsRequest.class,
        deletion -> {
          var kept =
              deletion.delete().objects().stream()
                  .filter(object -> !object.key().startsWith(prefix))
                  .toList();
          return deletion.toBuilder()
              .delete(deletion.delete().toBuilder().objects(kept).build())
              .build();
        });
  }
}
