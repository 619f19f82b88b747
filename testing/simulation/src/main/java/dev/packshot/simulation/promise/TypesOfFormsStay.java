package dev.packshot.simulation.promise;

import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoKey;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The promise that a photo has the type of its form, unless a registration or a PATCH has named
 * another one. A promise of the ledger may change the type under the same name.
 */
public final class TypesOfFormsStay implements Promise {
  private final Map<String, Set<String>> named = new LinkedHashMap<>();

  @Override
  public String text() {
    return "A photo has the type of its form until somebody names another.";
  }

  @Override
  public void sent(ApiRequest request) {
    var type = request.field("photo_type");
    if (!type.isEmpty()) {
      switch (request.route()) {
        case UPDATE_PHOTO -> types(request.parameter("photo_id")).add(type);
        case REGISTER_PHOTO ->
            PhotoKey.parse(request.field("s3_key"))
                .ifPresent(key -> types(key.address().photoId().toString()).add(type));
        default -> {}
      }
    }
  }

  @Override
  public void settled(Stored stored) {
    stored.allPhotos().stream()
        .filter(photo -> photo.details().clientId().isEmpty())
        .forEach(this::check);
  }

  private void check(Photo photo) {
    var type = photo.details().type();
    var issued = PhotoKey.parse(photo.address().s3Key()).orElseThrow().type();
    if (type != issued && !types(photo.address().photoId().toString()).contains(type.value())) {
      broken(photo.address() + " is " + type + ".");
    }
  }

  private Set<String> types(String photo) {
    return named.computeIfAbsent(photo, it -> new LinkedHashSet<>());
  }
}
