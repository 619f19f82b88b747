package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Page;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoSigner;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.session.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;

/**
 * {@code GET /scanner/api/v1/sessions/{session_id}/photos}: returns a page of a session's photos,
 * in their order or by the time at which they were taken.
 */
public final class ListPhotos implements Endpoint<ListPhotos.Input> {
  private static final String SORT = "sort";
  private static final String BY_ORDER = "sort_order";
  private static final String BY_TIME_TAKEN = "taken_at";

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
    return new Input(Page.of(request), sort(request), sessions.find(session));
  }

  private static Comparator<Photo> sort(Request request) {
    return switch (request.query(SORT, BY_ORDER)) {
      case BY_ORDER -> Photo.ORDER;
      case BY_TIME_TAKEN -> Photo.BY_TIME_TAKEN;
      default ->
          throw new ProblemException(
              Problem.invalid(SORT, "must be one of " + BY_ORDER + ", " + BY_TIME_TAKEN + "."));
    };
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var contents = input.contents().get().orElseThrow(Session::notFound);
    contents.session().requireMember(caller);
    var sorted = contents.photos().stream().sorted(input.sort()).toList();
    var photos = input.page().of(sorted);
    int total = sorted.size();
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

  /** The requested page and order, and the session with all its photos. */
  record Input(Page page, Comparator<Photo> sort, Supplier<Optional<SessionContents>> contents) {}
}
