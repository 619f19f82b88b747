package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Page;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.OrganizationId;
import dev.packshot.identity.Caller;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.session.Session;
import dev.packshot.session.SessionListRepository;
import dev.packshot.session.SessionListRepository.Found;
import dev.packshot.session.SessionStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;

/**
 * {@code GET /scanner/api/v1/sessions}: returns a page of the sessions of the caller's
 * organization, newest first.
 */
public final class ListSessions implements Endpoint<ListSessions.Input> {
  private static final String STATUS = "status";
  private static final String CHOICES =
      Arrays.stream(SessionStatus.values())
          .map(SessionStatus::name)
          .collect(Collectors.joining(", "));

  private final SessionListRepository sessions;
  private final Clock clock;

  @Inject
  public ListSessions(SessionListRepository sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public Input read(Request request) {
    return new Input(Page.of(request), status(request), organization(request));
  }

  @Override
  public boolean waitsToRead() {
    return false;
  }

  private static Optional<SessionStatus> status(Request request) {
    var text = request.query(STATUS, "");
    var status =
        Arrays.stream(SessionStatus.values()).filter(it -> it.name().equals(text)).findFirst();
    require(status.isPresent() || text.isEmpty(), STATUS, "must be one of " + CHOICES + ".");
    return status;
  }

  private static Optional<OrganizationId> organization(Request request) {
    var text = request.query(RequestedOrganization.NAME, "");
    var organization = OrganizationId.parse(text);
    require(
        organization.isPresent() || text.isEmpty(),
        RequestedOrganization.NAME,
        "must be a shortuuid of 22 characters.");
    return organization;
  }

  private static void require(boolean isMet, String parameter, String message) {
    if (!isMet) {
      throw new ProblemException(Problem.invalid(parameter, message));
    }
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var now = clock.instant();
    var organization = RequestedOrganization.of(input.organization(), caller);
    var found = sessions.find(organization, input.status(), input.page(), now);
    var response = response(input.page(), found, now, false);
    return response.fits() ? response : response(input.page(), withoutMetadata(found), now, true);
  }

  private static Found withoutMetadata(Found found) {
    return new Found(
        found.sessions().stream().map(Session::withoutMetadata).toList(), found.totalCount());
  }

  /** Returns a response, which says so if the metadata, which is too large for one, is left out. */
  private static Response response(Page page, Found found, Instant now, boolean omitsMetadata) {
    return Response.ok(
        json -> {
          page.write(
              json,
              found.sessions(),
              found.totalCount(),
              (each, session) -> session.writeSummary(each, now));
          if (omitsMetadata) {
            json.field("session_metadata_omitted", true);
          }
        });
  }

  /** The requested page, and the filter. */
  record Input(Page page, Optional<SessionStatus> status, Optional<OrganizationId> organization) {}
}
