package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Page;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.ledger.Ledger;
import dev.packshot.ledger.LedgerContents;
import dev.packshot.ledger.LedgerEntry;
import dev.packshot.ledger.LedgerRepository;
import dev.packshot.ledger.UploadState;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;

/**
 * {@code GET /scanner/api/v1/sessions/{session_id}/uploads}: returns a page of all photos that were
 * promised or have arrived, without forms.
 */
public final class ListUploads implements Endpoint<ListUploads.Input> {
  private static final String STATE = "state";

  private final LedgerRepository promises;
  private final Ledger ledger;

  @Inject
  public ListUploads(LedgerRepository promises, Ledger ledger) {
    this.promises = promises;
    this.ledger = ledger;
  }

  @Override
  public Input read(Request request) {
    var session = request.id("session_id", SessionId::parse);
    return new Input(Page.of(request), state(request), promises.findAll(session));
  }

  private static Optional<UploadState> state(Request request) {
    var text = request.query(STATE, "");
    var state = UploadState.find(text);
    if (state.isEmpty() && !text.isEmpty()) {
      throw new ProblemException(
          Problem.invalid(STATE, "must be one of " + UploadState.CHOICES + "."));
    }
    return state;
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var found = input.contents().get().orElseThrow(Session::notFound);
    found.session().requireMember(caller);
    var contents = ledger.contents(found);
    var all = input.state().map(contents::in).orElseGet(contents::all);
    var page = page(input, contents, all);
    return Response.ok(
        json -> input.page().write(json, page, all.size(), (each, entry) -> entry.write(each)));
  }

  private static List<LedgerEntry> page(
      Input input, LedgerContents contents, List<LedgerEntry> all) {
    var page = input.page().of(all);
    return input.state().isPresent() ? page : contents.lookedUp(page);
  }

  /** The requested part of the ledger, and the session with its promises and photos. */
  record Input(
      Page page,
      Optional<UploadState> state,
      Supplier<Optional<LedgerRepository.Contents>> contents) {}
}
