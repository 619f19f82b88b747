package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The promise that an organization never sees or changes what belongs to another one. */
public final class TenantsNeverMeet implements Promise {
  private final Map<String, String> organizations;
  private final Map<String, String> ownersOfSessions = new LinkedHashMap<>();
  private final Map<String, String> ownersOfCaptures = new LinkedHashMap<>();

  /**
   * Creates a check.
   *
   * @param organizations the organization of each API key
   */
  public TenantsNeverMeet(Map<String, String> organizations) {
    this.organizations = organizations;
  }

  @Override
  public String text() {
    return "No organization sees or changes what belongs to another one.";
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (!answer.isSuccess()) {
      return;
    }
    var caller = organizations.get(request.key());
    if (request.route() == Route.CREATE_SESSION) {
      ownersOfSessions.put(answer.text("short_id"), caller);
    }
    requireOwner(request, caller, session(request).map(ownersOfSessions::get).orElse(caller));
    if (request.route() == Route.CREATE_CAPTURE) {
      ownersOfCaptures.put(answer.text("short_id"), caller);
    }
    if (request.route() == Route.GET_CAPTURE || request.route() == Route.RETRY_CAPTURE) {
      requireOwner(request, caller, ownersOfCaptures.get(request.parameter("id")));
    }
    var organization = request.parameters().getOrDefault("organization_id", caller);
    requireOwner(request, caller, organization);
  }

  private static Optional<String> session(ApiRequest request) {
    return switch (request.route()) {
      case GET_SESSION, GET_SESSION_STATUS, END_SESSION, SUBMIT_SESSION, DELETE_SESSION ->
          Optional.of(request.parameter("id"));
      case CREATE_CAPTURE -> Optional.of(request.json().get("session_short_id").asText());
      default -> Optional.ofNullable(request.parameter("session_id"));
    };
  }

  private void requireOwner(ApiRequest request, String caller, String owner) {
    if (!caller.equals(owner)) {
      broken(caller + " was answered " + request + ", which belongs to " + owner + ".");
    }
  }
}
