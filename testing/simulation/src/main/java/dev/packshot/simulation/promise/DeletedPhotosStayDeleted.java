package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.id.SessionId;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.Renditions;
import dev.packshot.photo.TombstoneItem;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The promise that a photo whose deletion was answered is never seen again, whatever is posted or
 * registered afterwards, that nothing is left of its files, and that its deletion can be repeated.
 */
public final class DeletedPhotosStayDeleted implements Promise {
  private static final int NOT_FOUND = 404;

  private final Deletions deletions;
  private final Map<String, String> deleted = new LinkedHashMap<>();
  private final IdentityHashMap<ApiRequest, Set<String>> known = new IdentityHashMap<>();

  DeletedPhotosStayDeleted(Deletions deletions) {
    this.deletions = deletions;
  }

  @Override
  public String text() {
    return "A deleted photo stays deleted.";
  }

  @Override
  public void sent(ApiRequest request) {
    known.put(request, Set.copyOf(deleted.keySet()));
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.DELETE_PHOTO && answer.isSuccess()) {
      deleted.put(request.parameter("photo_id"), request.parameter("session_id"));
    }
    var gone = known.remove(request);
    if (request.route() == Route.DELETE_PHOTO
        && answer.status() == NOT_FOUND
        && gone.contains(request.parameter("photo_id"))
        && !deletions.containSession(request.parameter("session_id"))) {
      broken("the deleted photo " + request.parameter("photo_id") + " cannot be deleted again.");
    }
    ShownPhotos.of(request, answer).stream()
        .map(ShownPhotos::id)
        .filter(gone::contains)
        .findFirst()
        .ifPresent(id -> broken("the photo " + id + " is shown."));
  }

  @Override
  public void settled(Stored stored) {
    deleted.forEach(
        (photo, session) -> {
          if (!deletions.haveTaken(session, stored)) {
            check(photo, session, stored);
          }
        });
  }

  private void check(String photo, String session, Stored stored) {
    var item = stored.photoItem(SessionId.parse(session).orElseThrow(), photo);
    if (item.filter(TombstoneItem::isTombstone).isEmpty()) {
      broken("the photo " + photo + " is not marked as deleted.");
    }
    var address = TombstoneItem.address(item.orElseThrow());
    requireNone(stored, PhotoKey.PREFIX, "/" + photo + ".");
    requireNone(stored, Renditions.prefix(address), "");
  }

  private void requireNone(Stored stored, String prefix, String part) {
    stored.bucket().listVersions(prefix).stream()
        .filter(object -> object.key().contains(part) && !object.isObsolete())
        .findFirst()
        .ifPresent(object -> broken("the object " + object.key() + " is still there."));
  }
}
