package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/** The promise that a session takes no capture and no order after somebody has ended it. */
public final class EndedSessionsTakeNothing implements Promise {
  private final Set<String> ended = new LinkedHashSet<>();
  private final IdentityHashMap<ApiRequest, Boolean> late = new IdentityHashMap<>();

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

  private static boolean isCapture(ApiRequest request) {
    return request.route() == Route.CREATE_CAPTURE || request.route() == Route.UPLOAD_CAPTURE_IMAGE;
  }

  private static String session(ApiRequest request) {
    return isCapture(request) ? request.field("session_short_id") : request.parameter("session_id");
  }
}
