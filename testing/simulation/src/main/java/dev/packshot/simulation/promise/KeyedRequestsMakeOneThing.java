package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.session.SessionItem;
import dev.packshot.session.SessionPartition;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The promise that a request with an idempotency key makes one session, however often it is sent.
 * Clients repeat the key in the session's metadata.
 */
public final class KeyedRequestsMakeOneThing implements Promise {
  private static final String KEY = "key";

  private final Map<String, String> answered = new LinkedHashMap<>();

  @Override
  public String text() {
    return "A request with an idempotency key makes one session.";
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.CREATE_SESSION
        && answer.isSuccess()
        && !request.idempotencyKey().isEmpty()) {
      requireOne(answered, request.idempotencyKey(), answer.text("short_id"));
    }
  }

  @Override
  public void settled(Stored stored) {
    var sessions = new LinkedHashMap<String, String>();
    for (var partition : stored.partitions(SessionPartition.PREFIX)) {
      stored
          .item(partition, SessionItem.SORT)
          .map(SessionItem::read)
          .filter(session -> session.details().metadata().containsKey(KEY))
          .ifPresent(
              session ->
                  requireOne(
                      sessions, session.details().metadata().get(KEY), session.id().toString()));
    }
  }

  private void requireOne(Map<String, String> sessions, String key, String session) {
    var other = sessions.putIfAbsent(key, session);
    if (other != null && !other.equals(session)) {
      broken("the key " + key + " has made " + other + " and " + session + ".");
    }
  }
}
