package dev.packshot.simulation.promise;

import dev.packshot.capture.Capture;
import dev.packshot.capture.CaptureStatus;
import dev.packshot.event.Route;
import dev.packshot.session.SessionPartition;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The promise that every capture gets an answer, that it finds a product that was named before the
 * capture was made or its look-up repeated, and that an answer stays unless the look-up is
 * repeated.
 */
public final class CapturesAreLookedUp implements Promise {
  private final Set<String> named = new LinkedHashSet<>();
  private final Set<String> retried = new LinkedHashSet<>();
  private final IdentityHashMap<ApiRequest, Set<String>> namedBefore = new IdentityHashMap<>();
  private final Map<String, Set<String>> expected = new LinkedHashMap<>();
  private final Map<String, String> ended = new LinkedHashMap<>();

  @Override
  public String text() {
    return "A capture finds a product that was named before, and keeps its answer.";
  }

  @Override
  public void sent(ApiRequest request) {
    namedBefore.put(request, Set.copyOf(named));
    if (request.route() == Route.RETRY_CAPTURE) {
      retried.add(request.parameter("id"));
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (!answer.isSuccess()) {
      return;
    }
    switch (request.route()) {
      case NAME_PRODUCT -> named.add(request.parameter("organization_id") + answer.text("gtin"));
      case CREATE_CAPTURE, UPLOAD_CAPTURE_IMAGE ->
          expected.putIfAbsent(answer.text("short_id"), namedBefore.get(request));
      case RETRY_CAPTURE -> expected.put(answer.text("short_id"), namedBefore.get(request));
      case GET_CAPTURE -> check(answer);
      default -> {}
    }
  }

  private void check(Answer capture) {
    var id = capture.text("short_id");
    var status = CaptureStatus.valueOf(capture.text("status"));
    var before = ended.get(id);
    if (before != null && !before.equals(status.name()) && !retried.contains(id)) {
      broken("the capture " + id + " was " + before + " and is " + status + ".");
    }
    if (!status.isOpen() && !capture.text("gtin").isEmpty()) {
      ended.put(id, status.name());
    }
  }

  @Override
  public void settled(Stored stored) {
    stored
        .partitions(SessionPartition.PREFIX)
        .forEach(session -> stored.captures(session).forEach(this::check));
  }

  private void check(Capture capture) {
    var id = capture.address().captureId().toString();
    if (capture.status().isOpen()) {
      broken("the capture " + id + " is still " + capture.status() + ".");
    }
    var product =
        capture.scan().gtin().map(gtin -> capture.address().organizationId() + gtin.digits());
    boolean wasNamed =
        product.filter(it -> expected.getOrDefault(id, Set.of()).contains(it)).isPresent();
    if (wasNamed && capture.lookUp().product().isEmpty()) {
      broken("the capture " + id + " is " + capture.status() + ", but its product has a name.");
    }
  }
}
