package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.json.JsonWriter;
import dev.packshot.photo.PhotoSigner;
import dev.packshot.photo.PhotoUrls;
import dev.packshot.session.Session;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;

/** {@code GET /scanner/api/v1/sessions/{id}}: returns a session with its contents. */
public final class GetSession implements Endpoint<Supplier<Optional<SessionContents>>> {
  private final SessionContentsRepository sessions;
  private final PhotoSigner signer;
  private final Clock clock;

  @Inject
  public GetSession(SessionContentsRepository sessions, PhotoSigner signer, Clock clock) {
    this.sessions = sessions;
    this.signer = signer;
    this.clock = clock;
  }

  @Override
  public Supplier<Optional<SessionContents>> read(Request request) {
    return sessions.find(request.id("id", SessionId::parse));
  }

  @Override
  public Response handle(
      Request request, Caller caller, Supplier<Optional<SessionContents>> found) {
    var contents = found.get().orElseThrow(Session::notFound);
    contents.session().requireMember(caller);
    var response = response(contents, signer.urls(contents.photos()));
    return response.fits() ? response : responseWithFewerUrls(contents);
  }

  /** Returns a response with only as many URLs as fit beside the other fields. */
  private Response responseWithFewerUrls(SessionContents contents) {
    int room = response(contents, signer.urls(List.of())).room();
    return room < 0
        ? responseWithoutMetadata(contents)
        : response(contents, signer.urls(contents.photos(), room));
  }

  /** Returns a response without the metadata of the contents, which alone is too large for one. */
  private Response responseWithoutMetadata(SessionContents contents) {
    var smaller = contents.withoutMetadata();
    return Response.ok(
        json -> {
          write(json, smaller, signer.urls(smaller.photos()));
          json.field("photo_metadata_omitted", true).field("capture_metadata_omitted", true);
        });
  }

  private Response response(SessionContents contents, PhotoUrls urls) {
    return Response.ok(json -> write(json, contents, urls));
  }

  private void write(JsonWriter json, SessionContents contents, PhotoUrls urls) {
    contents.session().writeCommon(json, clock.instant());
    json.array("captures", contents.captures(), (each, capture) -> capture.write(each))
        .array("product_photos", contents.photos(), (each, photo) -> photo.write(each, urls));
  }
}
