package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The promise that a session that was seen to have ended is never active again, nor another end.
 */
public final class EndedSessionsStayEnded implements Promise {
  /** Clocks of instances differ by up to a second each. */
  private static final long TOLERANCE_MILLIS = 5_000;

  private static final String COMPLETED = "COMPLETED";

  private final LongSupplier clock;
  private final Map<String, Long> endedAt = new LinkedHashMap<>();
  private final Map<String, Long> completedAt = new LinkedHashMap<>();
  private final IdentityHashMap<ApiRequest, Long> sentAt = new IdentityHashMap<>();

  /**
   * Creates a check.
   *
   * @param clock milliseconds since 1970
   */
  public EndedSessionsStayEnded(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public String text() {
    return "A session that has ended stays ended.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (isAboutStatus(request)) {
      sentAt.put(request, clock.getAsLong());
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (!isAboutStatus(request)) {
      return;
    }
    long sent = sentAt.remove(request);
    if (!answer.isSuccess()) {
      return;
    }
    boolean isForm = request.route() == Route.PRESIGN_UPLOAD;
    if (isForm && request.query().containsKey("photo_short_id")) {
      return; // what was promised may be sent after the end of the session
    }
    var session = request.parameter(isForm ? "session_id" : "id");
    if (isForm || answer.text("status").equals("ACTIVE")) {
      if (endedAt.getOrDefault(session, Long.MAX_VALUE) < sent - TOLERANCE_MILLIS) {
        broken("the session " + session + " is active again.");
      }
    } else {
      endedAt.putIfAbsent(session, clock.getAsLong());
      requireCompleted(session, sent, answer.text("status"));
    }
  }

  /** Checks that a session that was shown as completed is not shown as expired later. */
  private void requireCompleted(String session, long sent, String status) {
    if (status.equals(COMPLETED)) {
      completedAt.putIfAbsent(session, clock.getAsLong());
    } else if (completedAt.getOrDefault(session, Long.MAX_VALUE) < sent) {
      broken("the session " + session + " was completed and is " + status + ".");
    }
  }

  private static boolean isAboutStatus(ApiRequest request) {
    return switch (request.route()) {
      case GET_SESSION, PRESIGN_UPLOAD, END_SESSION, SUBMIT_SESSION -> true;
      default -> false;
    };
  }
}
