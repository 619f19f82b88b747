package dev.packshot.bench.textbook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.packshot.bench.textbook.Api.Refused;
import dev.packshot.bench.textbook.Api.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Sessions with their photos, by the calls that Packshot makes. */
public final class Photos {
  private static final int MOST = 500;
  private static final Pattern KEY =
      Pattern.compile(
          "scanner/photos/\\d{4}/\\d{2}/([2-9A-Za-z]{22})/[a-z]+/([2-9A-Za-z]{22})\\.[a-z]+");
  private static final Map<String, String> CONTENT_TYPES =
      Map.of("jpg", "image/jpeg", "jpeg", "image/jpeg", "png", "image/png", "webp", "image/webp");

  private final Api api;
  private final DynamoDbClient client;
  private final Table table;
  private final PhotoUrls urls;
  private final UploadForms forms;

  public Photos(Api api, DynamoDbClient client, PhotoUrls urls, UploadForms forms) {
    this.api = api;
    this.client = client;
    this.table = new Table(client);
    this.urls = urls;
    this.forms = forms;
  }

  /** Answers {@code GET /scanner/api/v1/sessions/{id}}. */
  public APIGatewayProxyResponseEvent session(APIGatewayProxyRequestEvent event) {
    return api.answer(
        event,
        (organization, now) -> {
          var id = event.getPathParameters().get("id");
          Item session = null;
          var photos = new ArrayList<Item>();
          for (var item : table.queryUpTo("SESSION#" + id, "SESSION")) {
            if (item.sort().equals("SESSION")) {
              session = item;
            } else {
              photos.add(item);
            }
          }
          requireOwner(session, organization);
          photos.sort(Comparator.comparing(photo -> photo.number("sort_order")));
          return new Reply(
              200, SessionDetail.of(session, photos.stream().map(this::view).toList()));
        });
  }

  /** Answers {@code GET /scanner/api/v1/sessions/{session_id}/presigned-upload-url}. */
  public APIGatewayProxyResponseEvent presign(APIGatewayProxyRequestEvent event) {
    return api.answer(
        event,
        (organization, now) -> {
          var asked = event.getQueryStringParameters();
          var type = asked.getOrDefault("photo_type", "other");
          var file = asked.getOrDefault("original_filename", "photo.jpg");
          var extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
          if (!NewPhoto.TYPES.contains(type) || !CONTENT_TYPES.containsKey(extension)) {
            throw Refused.invalid();
          }
          var id = event.getPathParameters().get("session_id");
          var session = table.get(sessionKey(id)).orElse(null);
          requireOwner(session, organization);
          requireOpen(session, now);
          var photo = UUID.randomUUID().toString().substring(0, 22);
          var key = "scanner/photos/2026/11/" + id + "/" + type + "/" + photo + "." + extension;
          return new Reply(200, forms.sign(key, CONTENT_TYPES.get(extension), now));
        });
  }

  /** Answers {@code POST /scanner/api/v1/sessions/{session_id}/photos}. */
  public APIGatewayProxyResponseEvent register(APIGatewayProxyRequestEvent event) {
    return api.answer(
        event,
        (organization, now) -> {
          var asked = api.read(event, NewPhoto.class);
          var id = event.getPathParameters().get("session_id");
          var key = KEY.matcher(asked.s3Key() == null ? "" : asked.s3Key());
          if (!asked.isSound() || !key.matches() || !key.group(1).equals(id)) {
            throw Refused.invalid();
          }
          var photoKey = Item.key("SESSION#" + id, "PHOTO#" + key.group(2));
          var found = table.getBoth(sessionKey(id), photoKey);
          requireOwner(found.get("SESSION"), organization);
          var present = found.get("PHOTO#" + key.group(2));
          if (present != null && present.has("registered_at")) {
            return new Reply(200, view(present));
          }
          requireOpen(found.get("SESSION"), now);
          var item = new HashMap<>(photoKey);
          item.put("photo_id", AttributeValue.fromS(key.group(2)));
          item.put("session_id", AttributeValue.fromS(id));
          item.putAll(attributes(asked, now));
          write(id, item, now);
          return new Reply(201, view(new Item(item)));
        });
  }

  private static Map<String, AttributeValue> attributes(NewPhoto asked, Instant now) {
    var attributes = new HashMap<String, AttributeValue>();
    attributes.put("s3_key", AttributeValue.fromS(asked.s3Key()));
    attributes.put("sort_order", Item.number(10));
    attributes.put("upload_status", AttributeValue.fromS("pending"));
    if (asked.fileSize() != null) {
      attributes.put("file_size", Item.number(asked.fileSize()));
    }
    attributes.put("photo_type", AttributeValue.fromS(asked.photoType()));
    attributes.put("original_filename", AttributeValue.fromS(asked.originalFilename()));
    attributes.put("metadata", Item.texts(asked.metadata()));
    attributes.put("created_at", Item.number(now.toEpochMilli()));
    attributes.put("registered_at", Item.number(now.toEpochMilli()));
    return attributes;
  }

  private void write(String session, Map<String, AttributeValue> photo, Instant now) {
    var put =
        TransactWriteItem.builder()
            .put(
                it ->
                    it.tableName(Api.TABLE)
                        .item(photo)
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD))
            .build();
    var count =
        TransactWriteItem.builder()
            .update(
                it ->
                    it.tableName(Api.TABLE)
                        .key(sessionKey(session))
                        .updateExpression("SET modified_at = :now ADD photo_count :one")
                        .conditionExpression(
                            "photo_count < :most AND session_status = :active AND modified_at >"
                                + " :idleSince")
                        .expressionAttributeValues(
                            Map.of(
                                ":now", Item.number(now.toEpochMilli()),
                                ":one", Item.number(1),
                                ":most", Item.number(MOST),
                                ":active", AttributeValue.fromS("ACTIVE"),
                                ":idleSince", Item.number(idleSince(now))))
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD))
            .build();
    try {
      client.transactWriteItems(
          all ->
              all.transactItems(put, count).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    } catch (TransactionCanceledException refused) {
      throw Refused.conflict();
    }
  }

  /** Answers {@code PATCH /scanner/api/v1/sessions/{session_id}/photos/{photo_id}}. */
  public APIGatewayProxyResponseEvent update(APIGatewayProxyRequestEvent event) {
    return api.answer(
        event,
        (organization, now) -> {
          var asked = api.read(event, NewPhoto.class);
          if (!asked.isSound()) {
            throw Refused.invalid();
          }
          var id = event.getPathParameters().get("session_id");
          requireOwner(table.get(sessionKey(id)).orElse(null), organization);
          var key = Item.key("SESSION#" + id, "PHOTO#" + event.getPathParameters().get("photo_id"));
          return new Reply(200, merge(key, asked).map(this::view).orElseThrow(Refused::notFound));
        });
  }

  private Optional<Item> merge(Map<String, AttributeValue> key, NewPhoto asked) {
    var sets = new ArrayList<String>();
    var removes = new ArrayList<String>();
    var names = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    sets.add("#type = :type");
    names.put("#type", "photo_type");
    values.put(":type", AttributeValue.fromS(asked.photoType()));
    asked
        .metadata()
        .forEach(
            (name, value) -> {
              var placeholder = "k" + names.size();
              names.put("#" + placeholder, name);
              if (value.isEmpty()) {
                removes.add("#m.#" + placeholder);
              } else {
                sets.add("#m.#" + placeholder + " = :" + placeholder);
                values.put(":" + placeholder, AttributeValue.fromS(value));
              }
            });
    var condition = "attribute_exists(pk)";
    if (!asked.metadata().isEmpty()) {
      names.put("#m", "metadata");
      condition += " AND size(#m) <= :most";
      values.put(":most", Item.number(50 - (asked.metadata().size() - removes.size())));
    }
    var expression =
        "SET "
            + String.join(", ", sets)
            + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
    return table.update(key, expression, condition, names, values);
  }

  private PhotoView view(Item photo) {
    return PhotoView.of(photo, urls.of(photo));
  }

  private static Map<String, AttributeValue> sessionKey(String id) {
    return Item.key("SESSION#" + id, "SESSION");
  }

  private static void requireOwner(Item session, String organization) {
    if (session == null || !session.text("organization_id").equals(organization)) {
      throw Refused.notFound();
    }
  }

  private static void requireOpen(Item session, Instant now) {
    if (!session.text("session_status").equals("ACTIVE")
        || session.number("modified_at") <= idleSince(now)
        || session.number("photo_count") >= MOST) {
      throw Refused.conflict();
    }
  }

  private static long idleSince(Instant now) {
    return now.minus(Duration.ofHours(24)).toEpochMilli();
  }
}
