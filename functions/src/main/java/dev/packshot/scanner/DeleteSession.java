package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.session.Session;
import dev.packshot.session.SessionDeletion;
import dev.packshot.session.SessionDeletionRepository;
import dev.packshot.session.SessionRepository;
import java.time.Clock;
import java.util.Optional;
import javax.inject.Inject;

/**
 * {@code DELETE /scanner/api/v1/sessions/{id}}: deletes a session. It is gone with the answer; what
 * belongs to it is erased by the hourly job. A repeated request is answered in the same way until
 * nothing is left.
 */
public final class DeleteSession implements Endpoint<DeleteSession.Input> {
  private static final int NO_CONTENT = 204;

  private final SessionRepository sessions;
  private final SessionDeletionRepository deletions;
  private final Clock clock;

  @Inject
  public DeleteSession(
      SessionRepository sessions, SessionDeletionRepository deletions, Clock clock) {
    this.sessions = sessions;
    this.deletions = deletions;
    this.clock = clock;
  }

  @Override
  public Input read(Request request) {
    var id = request.id("id", SessionId::parse);
    return new Input(id, sessions.find(id));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var deletion =
        input.session().isPresent()
            ? delete(input.session().get(), caller)
            : deletions.find(input.id());
    if (deletion.filter(it -> caller.belongsTo(it.organization())).isEmpty()) {
      throw Session.notFound();
    }
    return Response.empty(NO_CONTENT);
  }

  private Optional<SessionDeletion> delete(Session session, Caller caller) {
    session.requireMember(caller);
    return deletions.delete(session, clock.instant());
  }

  /** The id of the request, and the session as it is stored. */
  record Input(SessionId id, Optional<Session> session) {}
}
