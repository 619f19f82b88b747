package dev.packshot.auth;

import dev.packshot.dynamo.Condition;
import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes of a user's item that belong to signing in: the counts of requests and the browser
 * sessions. The write that counts a request also returns the memberships.
 */
final class SignInItem {
  private static final String LAST_USED = "last_used";
  private static final String SESSIONS = "browser_sessions";
  private static final String SESSION_USED_AT = "used_at";
  private static final String SESSION_EXPIRES_AT = "expires_at";

  private SignInItem() {}

  /** Returns an update that counts a request of a user, who is stored if unknown, within limits. */
  static Update countRequest(UserId id, Instant at) {
    var values = new HashMap<>(limits(at));
    values.put(":id", Values.text(id.toString()));
    values.put(":empty", MembershipsItem.write(Map.of()));
    values.put(":zero", Values.number(0));
    return Update.of(
        UserItem.key(id),
        "SET "
            + LAST_USED
            + " = :now, "
            + ifAbsent(UserItem.ID, ":id")
            + ifAbsent(MembershipsItem.NAME, ":empty")
            + ifAbsent(SESSIONS, ":empty")
            + ifAbsent(UserItem.VERSION, ":zero")
            + UserItem.CREATED_AT
            + " = if_not_exists("
            + UserItem.CREATED_AT
            + ", :now)"
            + RequestWindowsItem.count(at),
        belowLimits(at),
        values);
  }

  /** Returns an update that counts a request of a browser session that is valid, within limits. */
  static Update countRequest(BrowserCookie cookie, Instant at) {
    var values = new HashMap<>(limits(at));
    values.put(":idleSince", Values.time(at.minus(BrowserCookie.IDLE)));
    var session = SESSIONS + ".#session.";
    return new Update(
        UserItem.key(cookie.user()),
        "SET "
            + LAST_USED
            + " = :now, "
            + session
            + SESSION_USED_AT
            + " = :now"
            + RequestWindowsItem.count(at),
        session
            + SESSION_EXPIRES_AT
            + " > :now AND "
            + session
            + SESSION_USED_AT
            + " > :idleSince AND "
            + belowLimits(at),
        Map.of("#session", cookie.hash()),
        values);
  }

  /** Returns an update that adds a browser session and removes others. */
  static Update addSession(BrowserCookie cookie, List<String> removed, Instant at) {
    var session =
        Map.of(
            UserItem.CREATED_AT,
            Values.time(at),
            SESSION_USED_AT,
            Values.time(at),
            SESSION_EXPIRES_AT,
            Values.time(at.plus(BrowserCookie.LIFETIME)));
    var expression = new Expression().set(SESSIONS, cookie.hash(), AttributeValue.fromM(session));
    removed.forEach(hash -> expression.remove(SESSIONS, hash));
    return expression.toUpdate(UserItem.key(cookie.user()), Condition.EXISTS);
  }

  static Update removeSession(BrowserCookie cookie) {
    return new Expression()
        .remove(SESSIONS, cookie.hash())
        .toUpdate(UserItem.key(cookie.user()), Condition.EXISTS);
  }

  static Update removeSessions(UserId id) {
    return new Expression()
        .set(SESSIONS, AttributeValue.fromM(Map.of()))
        .toUpdate(UserItem.key(id), Condition.EXISTS);
  }

  static Update removeWindows(UserId id, List<String> windows) {
    return Update.of(
        UserItem.key(id), "REMOVE " + String.join(", ", windows), Condition.EXISTS, Map.of());
  }

  /** Returns the browser sessions by their hashes. */
  static Map<String, BrowserSession> sessions(Map<String, AttributeValue> item) {
    var sessions = new HashMap<String, BrowserSession>();
    if (item.containsKey(SESSIONS)) {
      item.get(SESSIONS)
          .m()
          .forEach(
              (hash, session) ->
                  sessions.put(
                      hash,
                      new BrowserSession(
                          Values.time(session.m(), SESSION_USED_AT),
                          Values.time(session.m(), SESSION_EXPIRES_AT))));
    }
    return sessions;
  }

  static Usage usage(Map<String, AttributeValue> item, Instant at) {
    return new Usage(
        at,
        Usage.DEFAULT_PER_MINUTE,
        RequestWindowsItem.usedThisMinute(item, at),
        Usage.DEFAULT_PER_DAY,
        RequestWindowsItem.usedThisDay(item, at));
  }

  private static Map<String, AttributeValue> limits(Instant at) {
    return Map.of(
        ":now", Values.time(at),
        ":one", Values.number(1),
        ":perMinute", Values.number(Usage.DEFAULT_PER_MINUTE),
        ":perDay", Values.number(Usage.DEFAULT_PER_DAY));
  }

  private static String belowLimits(Instant at) {
    return RequestWindowsItem.below(RequestWindowsItem.minute(at), ":perMinute")
        + " AND "
        + RequestWindowsItem.below(RequestWindowsItem.day(at), ":perDay");
  }

  private static String ifAbsent(String attribute, String value) {
    return attribute + " = if_not_exists(" + attribute + ", " + value + "), ";
  }
}
