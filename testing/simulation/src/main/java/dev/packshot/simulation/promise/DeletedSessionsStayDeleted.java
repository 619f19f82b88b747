package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.session.SessionItem;
import dev.packshot.session.SessionPartition;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The promise that a session whose deletion was answered is not found by any later request, and is
 * never stored again.
 */
public final class DeletedSessionsStayDeleted implements Promise {
  private static final Set<Integer> SAY_NOTHING = Set.of(400, 401, 404);

  private final Set<String> deleted = new LinkedHashSet<>();
  private final Map<String, String> sessionsOfThings = new LinkedHashMap<>();
  private final IdentityHashMap<ApiRequest, Set<String>> known = new IdentityHashMap<>();

  @Override
  public String text() {
    return "A deleted session stays deleted.";
  }

  @Override
  public void sent(ApiRequest request) {
    known.put(request, Set.copyOf(deleted));
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    var gone = known.remove(request);
    if (request.route() == Route.DELETE_SESSION) {
      if (answer.isSuccess()) {
        deleted.add(request.parameter("id"));
      }
      return;
    }
    session(request)
        .filter(gone::contains)
        .filter(it -> !SAY_NOTHING.contains(answer.status()) && !answer.mayBeRetried())
        .ifPresent(it -> broken(request + " of a deleted session gets " + answer.status() + "."));
    requireNoneListed(request, answer, gone);
    remember(request, answer);
  }

  private void requireNoneListed(ApiRequest request, Answer answer, Set<String> gone) {
    if (request.route() == Route.LIST_SESSIONS && answer.isSuccess()) {
      for (var session : answer.json().get("data")) {
        if (gone.contains(session.get("short_id").asText())) {
          broken("the deleted session " + session + " is in the list.");
        }
      }
    }
  }

  /** Remembers what is found by its own id in which session. */
  private void remember(ApiRequest request, Answer answer) {
    if (request.route() == Route.CREATE_CAPTURE && answer.isSuccess()) {
      sessionsOfThings.put(answer.text("short_id"), session(request).orElseThrow());
    }
    session(request)
        .ifPresent(
            session ->
                ShownPhotos.of(request, answer)
                    .forEach(photo -> sessionsOfThings.put(ShownPhotos.id(photo), session)));
  }

  private Optional<String> session(ApiRequest request) {
    return switch (request.route()) {
      case GET_SESSION, GET_SESSION_STATUS, END_SESSION, SUBMIT_SESSION ->
          Optional.of(request.parameter("id"));
      case CREATE_CAPTURE -> Optional.of(request.json().get("session_short_id").asText());
      case GET_CAPTURE, RETRY_CAPTURE ->
          Optional.ofNullable(sessionsOfThings.get(request.parameter("id")));
      case ADD_IMAGE_FROM_PHOTO ->
          Optional.ofNullable(sessionsOfThings.get(request.json().path("photo_short_id").asText()));
      default -> Optional.ofNullable(request.parameter("session_id"));
    };
  }

  @Override
  public void changed(String partition, Stored stored) {
    if (partition.startsWith(SessionPartition.PREFIX)
        && deleted.contains(partition.substring(SessionPartition.PREFIX.length()))
        && stored.item(partition, SessionItem.SORT).isPresent()) {
      broken("the session in " + partition + " is stored again.");
    }
  }

  @Override
  public void settled(Stored stored) {
    deleted.forEach(id -> changed(SessionPartition.PREFIX + id, stored));
  }
}
