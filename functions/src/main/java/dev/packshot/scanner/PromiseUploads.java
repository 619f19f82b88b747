package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.ledger.Ledger;
import dev.packshot.ledger.LedgerRepository;
import dev.packshot.session.Session;
import javax.inject.Inject;

/**
 * {@code POST /scanner/api/v1/sessions/{session_id}/uploads}: promises photos under the client's
 * own names for them. The same request, repeated, tells what has become of each photo and returns a
 * new form where the file is still wanted.
 */
public final class PromiseUploads implements Endpoint<PromiseUploads.Input> {
  private final LedgerRepository promises;
  private final Ledger ledger;
  private final UploadAnswer answer;

  @Inject
  public PromiseUploads(LedgerRepository promises, Ledger ledger, UploadAnswer answer) {
    this.promises = promises;
    this.ledger = ledger;
    this.answer = answer;
  }

  @Override
  public Input read(Request request) {
    var session = request.id("session_id", SessionId::parse);
    var fields = request.fields();
    var items = UploadItems.of(fields);
    if (items.isEmpty() && fields.errors().isEmpty()) {
      fields.reject(UploadItems.NAME, "is missing.");
    }
    fields.check();
    return new Input(
        items, promises.find(session, items.clientIds(), items.sha256s(), items.captures()));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var session = input.found().session().orElseThrow(Session::notFound);
    session.requireMember(caller);
    var items = input.items().withCapturesAmong(input.found().captures());
    var entries = items.merge(ledger.promise(session, items.requests(), input.found()));
    return Response.ok(json -> json.array(UploadItems.NAME, entries, answer::write));
  }

  /** The requested uploads, and what is stored about them. */
  record Input(UploadItems items, LedgerRepository.Found found) {}
}
