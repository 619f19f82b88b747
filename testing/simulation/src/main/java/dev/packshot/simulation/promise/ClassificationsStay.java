package dev.packshot.simulation.promise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.event.Route;
import dev.packshot.photo.Photo;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The promise that the type and the metadata that a PATCH was told stay, whatever else happens to
 * the photo, until another PATCH changes them.
 */
public final class ClassificationsStay implements Promise {
  private static final String TYPE = "photo_type";

  private final LongSupplier clock;
  private final Map<String, PossibleValues> types = new LinkedHashMap<>();
  private final Map<String, Map<String, PossibleValues>> metadata = new LinkedHashMap<>();

  /**
   * Creates a check.
   *
   * @param clock milliseconds since 1970
   */
  public ClassificationsStay(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public String text() {
    return "What a PATCH of a photo was told stays.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (request.route() == Route.UPDATE_PHOTO) {
      var photo = request.parameter("photo_id");
      if (request.json().has(TYPE)) {
        type(photo).sent(request, request.json().get(TYPE).asText());
      }
      entries(request)
          .properties()
          .forEach(it -> entry(photo, it.getKey()).sent(request, it.getValue().asText()));
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.UPDATE_PHOTO && answer.isSuccess()) {
      var photo = request.parameter("photo_id");
      if (request.json().has(TYPE)) {
        type(photo).answered(request);
      }
      entries(request).properties().forEach(it -> entry(photo, it.getKey()).answered(request));
    }
  }

  @Override
  public void settled(Stored stored) {
    stored.allPhotos().forEach(this::check);
  }

  private void check(Photo photo) {
    var id = photo.address().photoId().toString();
    var type = photo.details().type().value();
    if (type(id).isAnswered() && !type(id).contains(type)) {
      broken("the photo " + id + " is " + type + ", but was told " + type(id) + ".");
    }
    metadata
        .getOrDefault(id, Map.of())
        .forEach(
            (name, values) -> {
              var value = photo.details().metadata().getOrDefault(name, "");
              if (values.isAnswered() && !values.contains(value)) {
                broken(
                    "the photo " + id + " has " + name + "=" + value + ", but was told " + values);
              }
            });
  }

  private PossibleValues type(String photo) {
    return types.computeIfAbsent(photo, it -> new PossibleValues(clock));
  }

  private PossibleValues entry(String photo, String name) {
    return metadata
        .computeIfAbsent(photo, it -> new LinkedHashMap<>())
        .computeIfAbsent(name, it -> new PossibleValues(clock));
  }

  private static JsonNode entries(ApiRequest request) {
    return request.json().path("metadata");
  }
}
