package dev.packshot.simulation.promise;

import dev.packshot.dynamo.Values;
import dev.packshot.event.Route;
import dev.packshot.product.ProductItem;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The promise that a product keeps the name that it was given last, and its id. */
public final class NamesOfProductsStay implements Promise {
  private final LongSupplier clock;
  private final Map<String, PossibleValues> names = new LinkedHashMap<>();
  private final Map<String, String> ids = new LinkedHashMap<>();

  /**
   * Creates a check.
   *
   * @param clock milliseconds since 1970
   */
  public NamesOfProductsStay(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public String text() {
    return "A product keeps its last name and its id.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (request.route() == Route.NAME_PRODUCT) {
      name(request).sent(request, request.json().get("name").asText());
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.NAME_PRODUCT && answer.isSuccess()) {
      name(request).answered(request);
      var id = answer.text("id");
      var before = ids.putIfAbsent(partition(request), id);
      if (before != null && !before.equals(id)) {
        broken(partition(request) + " was " + before + " and is " + id + ".");
      }
    }
  }

  @Override
  public void settled(Stored stored) {
    names.forEach(
        (partition, name) -> {
          var now =
              stored
                  .item(partition, "PRODUCT")
                  .flatMap(item -> Values.findText(item, "product_name"))
                  .orElse("");
          if (name.isAnswered() && !name.contains(now)) {
            broken(partition + " is called " + now + ", but was told " + name + ".");
          }
        });
  }

  private PossibleValues name(ApiRequest request) {
    return names.computeIfAbsent(partition(request), it -> new PossibleValues(clock));
  }

  private static String partition(ApiRequest request) {
    return ProductItem.PARTITION_PREFIX
        + request.parameter("organization_id")
        + "#"
        + request.parameter("gtin");
  }
}
