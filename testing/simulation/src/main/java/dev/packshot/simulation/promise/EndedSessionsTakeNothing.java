package dev.packshot.simulation.promise;

import dev.packshot.dynamo.Values;
import dev.packshot.event.Route;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoOrderItem;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.SessionItem;
import dev.packshot.session.SessionPartition;
import dev.packshot.session.SessionStatus;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The promise that a session takes no capture and no order after somebody has ended it. */
public final class EndedSessionsTakeNothing implements Promise {
  private final Set<String> ended = new LinkedHashSet<>();
  private final IdentityHashMap<ApiRequest, Boolean> late = new IdentityHashMap<>();
  private final Map<String, Contents> atEnd = new LinkedHashMap<>();

  /** The captures of a session and the order of its photos, as clients have put them there. */
  private record Contents(Set<String> captures, String order) {}

  @Override
  public String text() {
    return "A session that was ended takes no capture and no order.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (isChange(request) && ended.contains(session(request))) {
      late.put(request, true);
    }
  }

  /**
   * Returns whether a request changes a session. One with a key may return what was made before.
   */
  private static boolean isChange(ApiRequest request) {
    return request.route() == Route.REORDER_PHOTOS
        || (isCapture(request) && request.idempotencyKey().isEmpty());
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (!answer.isSuccess()) {
      return;
    }
    if (request.route() == Route.END_SESSION || request.route() == Route.SUBMIT_SESSION) {
      ended.add(request.parameter("id"));
    } else if (late.containsKey(request)) {
      broken(request + " was answered with " + answer.status() + ".");
    }
  }

  /** Checks a session that has ended: what it had then, it has for good. */
  @Override
  public void changed(String partition, Stored stored) {
    if (partition.startsWith(SessionPartition.PREFIX)
        && stored
            .item(partition, SessionItem.SORT)
            .map(it -> SessionItem.read(it, IdleLimit.USUAL))
            .filter(session -> session.status() != SessionStatus.ACTIVE)
            .isPresent()) {
      var contents = contents(partition, stored);
      var before = atEnd.putIfAbsent(partition, contents);
      if (before != null && !before.equals(contents)) {
        broken(partition + " had " + before + " at its end and has " + contents + ".");
      }
    }
  }

  /** Returns the captures and the order. The code in a photo may be captured after the end. */
  private static Contents contents(String partition, Stored stored) {
    var captures =
        stored.captures(partition).stream()
            .filter(it -> it.scan().imageKey().flatMap(PhotoKey::parse).isEmpty())
            .map(it -> it.address().captureId().toString())
            .collect(Collectors.toCollection(TreeSet::new));
    var order =
        stored
            .item(partition, PhotoOrderItem.SORT)
            .map(item -> Values.text(item, "photo_ids"))
            .orElse("");
    return new Contents(captures, order);
  }

  private static boolean isCapture(ApiRequest request) {
    return request.route() == Route.CREATE_CAPTURE || request.route() == Route.UPLOAD_CAPTURE_IMAGE;
  }

  private static String session(ApiRequest request) {
    return isCapture(request) ? request.field("session_short_id") : request.parameter("session_id");
  }
}
