package dev.packshot.simulation.promise;

import dev.packshot.dynamo.Values;
import dev.packshot.event.Route;
import dev.packshot.product.Pictures;
import dev.packshot.product.ProductItem;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The promise that an image shows the pictures of the edit that was asked for last. */
public final class EditsAreShown implements Promise {
  private static final String EDIT = "edit";
  private static final String ID = "edit_id";
  private static final String NONE = "none";

  private final LongSupplier clock;
  private final Map<String, PossibleValues> turns = new LinkedHashMap<>();

  /**
   * Creates a check.
   *
   * @param clock milliseconds since 1970
   */
  public EditsAreShown(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public String text() {
    return "An image shows the pictures of its last edit.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (isEdit(request)) {
      var edit = request.json().get(EDIT);
      turns(request.parameter("image_id"))
          .sent(request, edit.isNull() ? NONE : edit.get("rotate").asText());
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (isEdit(request) && answer.isSuccess()) {
      turns(request.parameter("image_id")).answered(request);
    }
  }

  private static boolean isEdit(ApiRequest request) {
    return request.route() == Route.UPDATE_IMAGE && request.json().has(EDIT);
  }

  private PossibleValues turns(String image) {
    return turns.computeIfAbsent(image, it -> new PossibleValues(clock));
  }

  @Override
  public void settled(Stored stored) {
    for (var partition : stored.partitions(ProductItem.PARTITION_PREFIX)) {
      stored.items(partition, "IMAGE#").forEach(image -> check(image, stored));
    }
  }

  private void check(Map<String, AttributeValue> image, Stored stored) {
    var id = Values.text(image, "image_id");
    var turn = image.containsKey(EDIT) ? Values.numbers(image, EDIT).get(0).toString() : NONE;
    if (turns(id).isAnswered() && !turns(id).contains(turn)) {
      broken("the image " + id + " is turned by " + turn + ", but was told " + turns(id) + ".");
    }
    var shown = image.containsKey("edited") ? image.get("edited").l().get(0).m() : null;
    if (image.containsKey(EDIT) != (shown != null)
        || (shown != null && !Values.text(shown, ID).equals(Values.text(image, ID)))) {
      broken("the image " + id + " shows other pictures than those of its last edit.");
    }
    if (shown != null) {
      long pictures = stored.bucket().list(Pictures.PREFIX + id + "/").size();
      int sizes = Values.numbers(image, "sizes").size() + Values.numbers(shown, "sizes").size();
      if (pictures < sizes) {
        broken("the image " + id + " has " + pictures + " pictures and shows " + sizes + ".");
      }
    }
  }
}
