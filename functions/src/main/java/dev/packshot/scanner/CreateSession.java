package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Fields;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.ledger.Ledger;
import dev.packshot.ledger.LedgerEntry;
import dev.packshot.ledger.LedgerRepository;
import dev.packshot.ledger.RequestedUpload;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.once.NoteRepository;
import dev.packshot.once.RepeatableRequest;
import dev.packshot.session.CaptureMode;
import dev.packshot.session.Session;
import dev.packshot.session.SessionDetails;
import dev.packshot.session.SessionRepository;
import dev.packshot.session.UploadSeal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.inject.Inject;

/** {@code POST /scanner/api/v1/sessions}: opens a scan session for the caller's organization. */
public final class CreateSession implements Endpoint<CreateSession.Body> {
  private static final int MAX_USER_AGENT = 500;
  private static final int MAX_DEVICE_CONTEXT = 4_000;

  private final SessionRepository sessions;
  private final NoteRepository notes;
  private final Ledger ledger;
  private final UploadAnswer answer;
  private final Ids ids;
  private final RandomGenerator random;
  private final Clock clock;

  @Inject
  public CreateSession(
      SessionRepository sessions,
      NoteRepository notes,
      Ledger ledger,
      UploadAnswer answer,
      Ids ids,
      RandomGenerator random,
      Clock clock) {
    this.sessions = sessions;
    this.notes = notes;
    this.ledger = ledger;
    this.answer = answer;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public Body read(Request request) {
    return Body.of(request.fields());
  }

  @Override
  public boolean waitsToRead() {
    return false;
  }

  @Override
  public Response handle(Request request, Caller caller, Body body) {
    var organization = RequestedOrganization.of(body.organizationId(), caller);
    var repeatable = RepeatableRequest.of(request, caller);
    var before = repeatable.flatMap(it -> notes.find(it, clock.instant()));
    return before.isPresent()
        ? again(request, body, before.get().madeFor(repeatable.get()))
        : open(request, organization, body, repeatable);
  }

  private Response open(
      Request request,
      OrganizationId organization,
      Body body,
      Optional<RepeatableRequest> repeatable) {
    var session =
        Session.open(
            new SessionId(ids.next()),
            organization,
            body.details(),
            Optional.of(UploadSeal.create(random)),
            clock.instant());
    if (repeatable.isPresent()) {
      var note = repeatable.get().madeAt(clock.instant(), session.id().toString());
      var before = sessions.add(session, note);
      if (before.isPresent()) {
        return again(request, body, before.get().madeFor(repeatable.get()));
      }
    } else if (!sessions.add(session)) {
      throw new IllegalStateException("The new session id " + session.id() + " is taken.");
    }
    var nothing = LedgerRepository.Found.nothingBut(session);
    return created(request, session, body, requests -> ledger.promise(session, requests, nothing));
  }

  /** Returns the session that an earlier request has opened, as it is now. */
  private Response again(Request request, Body body, String id) {
    var session = SessionId.parse(id).flatMap(sessions::find).orElseThrow(Session::notFound);
    return created(request, session, body, requests -> ledger.promise(session, requests));
  }

  private Response created(
      Request request,
      Session session,
      Body body,
      Function<List<RequestedUpload>, List<LedgerEntry>> promises) {
    // a session that is opened by this request has no captures
    var items = body.uploads().withCapturesAmong(Set.of());
    var requests = items.requests();
    var uploads = items.merge(requests.isEmpty() ? List.of() : promises.apply(requests));
    return Response.created(
            request.baseUrl().path() + "/scanner/api/v1/sessions/" + session.id(),
            json -> {
              session.writeSummary(json, clock.instant());
              if (!uploads.isEmpty()) {
                json.array(UploadItems.NAME, uploads, answer::write);
              }
            })
        .about(Response.SESSION, session.id());
  }

  /** The body of the request. */
  record Body(
      MetadataUpdate metadata,
      Optional<OrganizationId> organizationId,
      String userAgent,
      String deviceContext,
      CaptureMode captureMode,
      UploadItems uploads) {

    static Body of(Fields fields) {
      var body =
          new Body(
              fields.metadata("metadata"),
              fields.id(RequestedOrganization.NAME, OrganizationId::parse),
              fields.text("user_agent", MAX_USER_AGENT),
              fields.objectText("device_context", MAX_DEVICE_CONTEXT),
              fields.choice(
                  "capture_mode", CaptureMode.BARCODE_SCAN, CaptureMode::find, CaptureMode.CHOICES),
              UploadItems.of(fields));
      fields.check();
      return body;
    }

    SessionDetails details() {
      return new SessionDetails(captureMode, metadata.initial(), userAgent, deviceContext);
    }
  }
}
