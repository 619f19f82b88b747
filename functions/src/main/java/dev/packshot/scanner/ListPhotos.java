package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Page;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoSigner;
import dev.packshot.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;

/**
 * {@code GET /scanner/api/v1/sessions/{session_id}/photos}: returns a page of a session's photos in
 * their order.
 */
public final class ListPhotos implements Endpoint<ListPhotos.Input> {
  private final SessionContentsRepository sessions;
  private final PhotoSigner signer;

  @Inject
  public ListPhotos(SessionContentsRepository sessions, PhotoSigner signer) {
    this.sessions = sessions;
    this.signer = signer;
  }

  @Override
  public Input read(Request request) {
    var session = request.id("session_id", SessionId::parse);
    return new Input(Page.of(request), sessions.find(session));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var contents = input.contents().get().orElseThrow(Session::notFound);
    contents.session().requireMember(caller);
    var photos = input.page().of(contents.photos());
    int total = contents.photos().size();
    var response = response(input.page(), photos, total, false);
    return response.fits()
        ? response
        : response(input.page(), photos.stream().map(Photo::withoutMetadata).toList(), total, true);
  }

  /** Returns a response, which says so if the metadata, which is too large for one, is left out. */
  private Response response(Page page, List<Photo> photos, int total, boolean omitsMetadata) {
    var urls = signer.urls(photos);
    return Response.ok(
        json -> {
          page.write(json, photos, total, (each, photo) -> photo.write(each, urls));
          if (omitsMetadata) {
            json.field("photo_metadata_omitted", true);
          }
        });
  }

  /** The requested page, and the session with all its photos. */
  record Input(Page page, Supplier<Optional<SessionContents>> contents) {}
}
