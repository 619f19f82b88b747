package dev.packshot.bench.textbook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.bench.textbook.Api.Refusal;
import dev.packshot.bench.textbook.Api.Reply;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** The operation {@code GET session}, with the same calls to DynamoDB as Packshot. */
public final class SessionReader {
  private final DynamoDbClient client;
  private final PhotoUrls urls;
  private final Api api;

  public SessionReader(DynamoDbClient client, PhotoUrls urls, ObjectMapper json, Clock clock) {
    this.client = client;
    this.urls = urls;
    this.api = new Api(client, json, clock);
  }

  /** Handles {@code GET /scanner/api/v1/sessions/{id}}. */
  public APIGatewayProxyResponseEvent get(APIGatewayProxyRequestEvent event) {
    return api.handle(
        event,
        (organization, now) -> {
          Item session = null;
          var photos = new ArrayList<Item>();
          for (var item : query(event.getPathParameters().get("id"))) {
            if (item.text("sk").equals("SESSION")) {
              session = item;
            } else {
              photos.add(item);
            }
          }
          if (session == null || !session.text("organization_id").equals(organization)) {
            throw new Refusal(404, "not_found");
          }
          photos.sort(Comparator.comparing(photo -> photo.number("sort_order")));
          var views = photos.stream().map(photo -> PhotoView.of(photo, urls.of(photo))).toList();
          return new Reply(200, SessionDetail.of(session, views));
        });
  }

  /** Returns the photos of a session and then the session. */
  private List<Item> query(String id) {
    return client
        .query(
            query ->
                query
                    .tableName(Api.TABLE)
                    .keyConditionExpression("pk = :partition AND sk <= :last")
                    .expressionAttributeValues(
                        Map.of(
                            ":partition", AttributeValue.fromS("SESSION#" + id),
                            ":last", AttributeValue.fromS("SESSION")))
                    .consistentRead(true)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .items()
        .stream()
        .map(Item::new)
        .toList();
  }
}
