package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.id.SessionId;
import dev.packshot.photo.Photo;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The promise that a photo whose registration was answered is in its session from then on. */
public final class RegistrationsStay implements Promise {
  private final Deletions deletions;
  private final Map<String, List<String>> photosOfSessions = new LinkedHashMap<>();
  private final IdentityHashMap<ApiRequest, List<String>> expected = new IdentityHashMap<>();

  RegistrationsStay(Deletions deletions) {
    this.deletions = deletions;
  }

  @Override
  public String text() {
    return "A photo whose registration was answered is in its session.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (request.route() == Route.GET_SESSION) {
      expected.put(request, List.copyOf(photos(request.parameter("id"))));
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.REGISTER_PHOTO && answer.isSuccess()) {
      photos(request.parameter("session_id")).add(answer.text("short_id"));
    }
    if (request.route() == Route.GET_SESSION && answer.isSuccess()) {
      var shown = new ArrayList<String>();
      answer.json().get("product_photos").forEach(it -> shown.add(it.get("short_id").asText()));
      requireAll(expected.remove(request), shown, "shown");
    }
  }

  @Override
  public void settled(Stored stored) {
    photosOfSessions.forEach(
        (session, photos) -> {
          if (!deletions.haveTaken(session, stored)) {
            requireAll(photos, registered(session, stored), "stored as registered");
          }
        });
  }

  private static List<String> registered(String session, Stored stored) {
    return stored.photos(SessionId.parse(session).orElseThrow()).stream()
        .filter(Photo::isRegistered)
        .map(photo -> photo.address().photoId().toString())
        .toList();
  }

  private List<String> photos(String session) {
    return photosOfSessions.computeIfAbsent(session, it -> new ArrayList<>());
  }

  private void requireAll(List<String> photos, List<String> present, String how) {
    for (var photo : photos) {
      if (!present.contains(photo) && !deletions.contain(photo)) {
        broken("the photo " + photo + " is not " + how + ".");
      }
    }
  }
}
