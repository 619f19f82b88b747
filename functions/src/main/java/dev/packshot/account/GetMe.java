package dev.packshot.account;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.OrganizationId;
import dev.packshot.identity.Caller;
import dev.packshot.identity.Principal;
import dev.packshot.identity.RequestLimit;
import dev.packshot.identity.Role;
import dev.packshot.json.JsonWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/**
 * {@code GET /account/api/v1/me}: who the caller is, in which organizations, in which role, by
 * which credential, and with which limits left.
 */
public final class GetMe implements Endpoint<Void> {
  @Inject
  public GetMe() {}

  @Override
  public Void read(Request request) {
    return null;
  }

  @Override
  public boolean waitsToRead() {
    return false;
  }

  @Override
  public Response handle(Request request, Caller caller, Void nothing) {
    return Response.ok(
        json -> {
          json.field("credential", caller.kind());
          caller.principal().user().ifPresent(id -> json.field("user_short_id", id.toString()));
          json.array("organizations", organizations(caller.principal()), GetMe::write)
              .array("limits", caller.limits(), GetMe::write);
        });
  }

  private static List<Place> organizations(Principal principal) {
    return principal instanceof Principal.User user
        ? user.memberships().entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.comparing(OrganizationId::toString)))
            .map(entry -> new Place(entry.getKey(), Optional.of(entry.getValue())))
            .toList()
        : principal.organization().stream().map(id -> new Place(id, Optional.empty())).toList();
  }

  /** An organization of the caller; the key of an organization has no role in it. */
  private record Place(OrganizationId organization, Optional<Role> role) {}

  private static void write(JsonWriter json, Place place) {
    json.field("organization_short_id", place.organization().toString());
    place.role().ifPresent(role -> json.field("role", role.value()));
  }

  private static void write(JsonWriter json, RequestLimit limit) {
    json.field("limit", limit.limit())
        .field("window_seconds", limit.windowSeconds())
        .field("remaining", limit.remaining())
        .field("reset_seconds", limit.resetSeconds());
  }
}
