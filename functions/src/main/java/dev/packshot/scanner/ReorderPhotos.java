package dev.packshot.scanner;

import dev.packshot.http.Endpoint;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.identity.Caller;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoOrder;
import dev.packshot.photo.PhotoRepository;
import dev.packshot.photo.PhotoSigner;
import dev.packshot.photo.PhotoUrls;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import dev.packshot.session.Session;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.inject.Inject;

/**
 * {@code POST /scanner/api/v1/sessions/{session_id}/photos/reorder}: puts the photos of a session
 * into another order. One that arrives meanwhile comes last.
 */
public final class ReorderPhotos implements Endpoint<ReorderPhotos.Input> {
  private static final String PHOTOS = "photo_short_ids";

  /** More than a session can have, photos beyond its limit included. */
  private static final int MAX_PHOTOS = 2_000;

  private final SessionContentsRepository sessions;
  private final PhotoRepository photos;
  private final PhotoSigner signer;
  private final Clock clock;

  @Inject
  public ReorderPhotos(
      SessionContentsRepository sessions, PhotoRepository photos, PhotoSigner signer, Clock clock) {
    this.sessions = sessions;
    this.photos = photos;
    this.signer = signer;
    this.clock = clock;
  }

  @Override
  public Input read(Request request) {
    var session = request.id("session_id", SessionId::parse);
    var fields = request.fields();
    var requested = fields.requiredIds(PHOTOS, MAX_PHOTOS, PhotoId::parse);
    fields.check();
    return new Input(requested, sessions.find(session));
  }

  @Override
  public Response handle(Request request, Caller caller, Input input) {
    var now = clock.instant();
    var contents = input.contents().get().orElseThrow(Session::notFound);
    var session = contents.session();
    session.requireMember(caller);
    session.requireActive(now);
    requireEachOnce(input.requested(), contents.photos());
    var order = new PhotoOrder(input.requested());
    if (!photos.reorder(session.id(), order, now)) {
      throw new ProblemException(
          Problem.conflict("The session has ended in the meantime; its photos stay as they were."));
    }
    return response(order.place(contents.photos()));
  }

  private static void requireEachOnce(List<PhotoId> requested, List<Photo> photos) {
    var present =
        photos.stream().map(photo -> photo.address().photoId()).collect(Collectors.toSet());
    var seen = new HashSet<PhotoId>();
    for (var id : requested) {
      require(present.contains(id), id + " is not a photo of the session.");
      require(seen.add(id), id + " is there twice.");
    }
    present.removeAll(seen);
    require(
        present.isEmpty(),
        "must have every photo of the session; it lacks %s."
            .formatted(present.stream().limit(10).map(PhotoId::toString).sorted().toList()));
  }

  private static void require(boolean isMet, String message) {
    if (!isMet) {
      throw new ProblemException(Problem.invalid(PHOTOS, message));
    }
  }

  /** Returns the photos, with only as many URLs as fit, and without metadata if it does not fit. */
  private Response response(List<Photo> ordered) {
    var whole = response(ordered, signer.urls(ordered));
    if (whole.fits()) {
      return whole;
    }
    int room = response(ordered, signer.urls(List.of())).room();
    return room >= 0
        ? response(ordered, signer.urls(ordered, room))
        : response(ordered.stream().map(Photo::withoutMetadata).toList(), signer.urls(ordered));
  }

  private static Response response(List<Photo> ordered, PhotoUrls urls) {
    return Response.ok(ordered, (json, photo) -> photo.write(json, urls));
  }

  /** The requested order, and the session with all its photos. */
  record Input(List<PhotoId> requested, Supplier<Optional<SessionContents>> contents) {}
}
