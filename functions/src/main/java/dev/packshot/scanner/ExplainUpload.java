package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Fields;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.http.Timestamp;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.ledger.Explanation;
import dev.packshot.ledger.Ledger;
import dev.packshot.ledger.LedgerRepository;
import dev.packshot.ledger.UploadFailure;
import dev.packshot.photo.PhotoKey;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.session.Session;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;

/**
 * {@code POST /scanner/api/v1/sessions/{session_id}/uploads/{photo_id}/explain}: tells a client why
 * S3 has refused a photo, and returns a new form if that helps.
 */
public final class ExplainUpload implements Endpoint<ExplainUpload.Input> {
  private static final int MAX_STATUS = 599;
  private static final int MAX_CODE = 100;
  private static final int MAX_MESSAGE = 2_000;
  private static final int MAX_S3_KEY = 1_024;

  private final LedgerRepository promises;
  private final Ledger ledger;
  private final UploadAnswer answer;

  @Inject
  public ExplainUpload(LedgerRepository promises, Ledger ledger, UploadAnswer answer) {
    this.promises = promises;
    this.ledger = ledger;
    this.answer = answer;
  }

  @Override
  public Input read(Request request) {
    var session = request.id("session_id", SessionId::parse);
    var photo = request.id("photo_id", PhotoId::parse);
    var body = Body.of(request.fields());
    return new Input(photo, body, promises.findAll(session));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var found = input.contents().get().orElseThrow(Session::notFound);
    found.session().requireMember(caller);
    var explanation =
        ledger
            .explain(found, input.photo(), input.body().key(), input.body().failure())
            .orElseThrow(() -> new ProblemException(Problem.notFound("photo")));
    return Response.ok(
            json -> {
              answer.write(json, explanation.entry());
              Explanation.write(json, explanation);
            })
        .about(Response.PHOTO, input.photo());
  }

  /** The photo, the client's report, and the session with its promises and photos. */
  record Input(PhotoId photo, Body body, Supplier<Optional<LedgerRepository.Contents>> contents) {}

  /**
   * The body of the request.
   *
   * @param key of a photo that was not promised
   */
  record Body(UploadFailure failure, Optional<PhotoKey> key) {
    static Body of(Fields fields) {
      var status = fields.requiredWholeNumber("status", 0, MAX_STATUS);
      var body =
          new Body(
              new UploadFailure(
                  (int) status,
                  fields.text("code", MAX_CODE),
                  fields.findLines("message", MAX_MESSAGE).orElse(""),
                  fields.findParsed("client_time", Timestamp::parse, Timestamp.MESSAGE)),
              fields.findText("s3_key", MAX_S3_KEY).flatMap(PhotoKey::parse));
      fields.check();
      return body;
    }
  }
}
