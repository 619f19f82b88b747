package dev.packshot.bench.textbook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.packshot.bench.textbook.Api.Refused;
import dev.packshot.bench.textbook.Api.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A product's images, by the calls that Packshot makes. */
public final class Images {
  private static final Comparator<ImageView> ORDER =
      Comparator.comparing((ImageView image) -> !image.isPrimary())
          .thenComparing(ImageView::priority)
          .thenComparing(ImageView::created, Comparator.reverseOrder())
          .thenComparing(ImageView::id, Comparator.reverseOrder());

  private final Api api;
  private final Table table;

  public Images(Api api, DynamoDbClient client) {
    this.api = api;
    this.table = new Table(client);
  }

  /** Answers {@code GET /dashboard/api/v1/trade-items/{organization_id}/{gtin}/images}. */
  public APIGatewayProxyResponseEvent list(APIGatewayProxyRequestEvent event) {
    return api.answer(
        event,
        (organization, now) -> {
          var asked = event.getQueryStringParameters();
          int page = Integer.parseInt(asked.getOrDefault("page", "1"));
          int size = Integer.parseInt(asked.getOrDefault("page_size", "25"));
          if (page < 1 || size < 1 || size > 100) {
            throw Refused.invalid();
          }
          String primary = null;
          var images = new ArrayList<Item>();
          for (var item : table.queryUpTo(product(event, organization), "PRODUCT")) {
            if (item.sort().equals("PRODUCT")) {
              primary = item.text("primary_image_id");
            } else {
              images.add(item);
            }
          }
          var named = primary;
          var views = images.stream().map(item -> ImageView.of(item, named)).sorted(ORDER);
          return new Reply(200, ImagePage.of(views.toList(), page, size));
        });
  }

  /** Answers {@code GET …/images/{image_id}}. */
  public APIGatewayProxyResponseEvent get(APIGatewayProxyRequestEvent event) {
    return api.answer(
        event,
        (organization, now) -> {
          var product = product(event, organization);
          var sort = "IMAGE#" + event.getPathParameters().get("image_id");
          var found = table.getBoth(Item.key(product, sort), Item.key(product, "PRODUCT"));
          return new Reply(
              200,
              Optional.ofNullable(found.get(sort))
                  .map(item -> ImageView.of(item, primary(found)))
                  .orElseThrow(Refused::notFound));
        });
  }

  /** Answers {@code PATCH …/images/{image_id}} where it leaves open which image is primary. */
  public APIGatewayProxyResponseEvent update(APIGatewayProxyRequestEvent event) {
    return api.answer(
        event,
        (organization, now) -> {
          var asked = api.read(event, ImageChange.class);
          if (!asked.isSound()) {
            throw Refused.invalid();
          }
          var product = product(event, organization);
          var sort = "IMAGE#" + event.getPathParameters().get("image_id");
          var found = table.getBoth(Item.key(product, sort), Item.key(product, "PRODUCT"));
          if (!found.containsKey(sort)) {
            throw Refused.notFound();
          }
          return new Reply(
              200,
              change(Item.key(product, sort), asked)
                  .map(item -> ImageView.of(item, primary(found)))
                  .orElseThrow(Refused::notFound));
        });
  }

  private Optional<Item> change(Map<String, AttributeValue> key, ImageChange asked) {
    var sets = new ArrayList<String>();
    var names = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    if (asked.title() != null) {
      sets.add("#t = :t");
      names.put("#t", "title");
      values.put(":t", AttributeValue.fromS(asked.title()));
    }
    if (asked.priority() != null) {
      sets.add("#p = :p");
      names.put("#p", "priority");
      values.put(":p", Item.number(asked.priority()));
    }
    var expression = "SET " + String.join(", ", sets);
    return table.update(key, expression, "attribute_exists(pk)", names, values);
  }

  private static String primary(Map<String, Item> found) {
    return Optional.ofNullable(found.get("PRODUCT"))
        .map(item -> item.text("primary_image_id"))
        .orElse(null);
  }

  private static String product(APIGatewayProxyRequestEvent event, String organization) {
    var path = event.getPathParameters();
    if (!path.get("organization_id").equals(organization)) {
      throw Refused.notFound();
    }
    var gtin = "0".repeat(Math.max(0, 14 - path.get("gtin").length())) + path.get("gtin");
    int sum = 0;
    for (int at = 0; at < gtin.length(); at++) {
      sum += Character.digit(gtin.charAt(at), 10) * (at % 2 == 0 ? 3 : 1);
    }
    if (gtin.length() != 14 || sum % 10 != 0) {
      throw Refused.invalid();
    }
    return "PRODUCT#" + organization + "#" + gtin;
  }
}
