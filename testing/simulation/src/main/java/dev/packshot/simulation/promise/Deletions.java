package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.id.SessionId;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiObserver;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The photos and sessions that somebody of their organization has tried to delete, and which
 * therefore may be gone.
 */
final class Deletions implements ApiObserver {
  private final Map<String, String> organizations;
  private final Map<String, String> owners = new LinkedHashMap<>();
  private final Set<String> photos = new LinkedHashSet<>();
  private final Set<String> sessions = new LinkedHashSet<>();

  /**
   * Creates an observer.
   *
   * @param organizations the organization of each API key
   */
  Deletions(Map<String, String> organizations) {
    this.organizations = organizations;
  }

  @Override
  public void sent(ApiRequest request) {
    if (request.route() == Route.DELETE_PHOTO) {
      photos.add(request.parameter("photo_id"));
    }
    var caller = organizations.get(request.key());
    if (request.route() == Route.DELETE_SESSION
        && caller.equals(owners.get(request.parameter("id")))) {
      sessions.add(request.parameter("id"));
    }
  }

  /** Remembers whose a session is. What was deleted may be gone although nobody was told so. */
  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.CREATE_SESSION && answer.isSuccess()) {
      owners.put(answer.text("short_id"), organizations.get(request.key()));
    }
  }

  boolean contain(String photo) {
    return photos.contains(photo);
  }

  boolean containSession(String session) {
    return sessions.contains(session);
  }

  /** Returns whether a session is not stored since it was deleted. */
  boolean haveTaken(String session, Stored stored) {
    return containSession(session)
        && stored.session(SessionId.parse(session).orElseThrow()).isEmpty();
  }
}
