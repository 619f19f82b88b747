package dev.packshot.auth;

import dev.packshot.dynamo.Condition;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Caller;
import dev.packshot.identity.Principal;
import dev.packshot.identity.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of an API key, which also counts the key's requests. */
public final class ApiKeyItem {
  /** The prefix of the partition keys of all API keys. */
  public static final String PARTITION_PREFIX = "KEY#";

  private static final String SORT = "KEY";
  private static final String ORGANIZATION = "organization_id";
  private static final String USER = "user_id";
  private static final String KIND = "key_kind";
  private static final String IS_ACTIVE = "is_active";
  private static final String EXPIRES_AT = "expires_at";
  private static final String NAME = "key_name";
  private static final String READ_ONLY = "is_read_only";
  private static final String REVOKED_AT = "revoked_at";
  private static final String SUCCESSOR = "successor_hash";
  private static final String CREATED_AT = "created_at";
  private static final String LAST_USED = "last_used";
  private static final String PER_MINUTE = "rate_limit_per_minute";
  private static final String PER_DAY = "rate_limit_per_day";

  private static final String IS_VALID =
      IS_ACTIVE
          + " = :yes AND (attribute_not_exists("
          + EXPIRES_AT
          + ") OR "
          + EXPIRES_AT
          + " > :now)";

  private ApiKeyItem() {}

  static Key key(String hash) {
    return new Key(PARTITION_PREFIX + hash, SORT);
  }

  static Map<String, AttributeValue> write(NewKey added, Principal principal, Instant createdAt) {
    var apiKey = added.key();
    if (principal.user().isPresent() != apiKey.kind().belongsToUser()) {
      throw new IllegalArgumentException(
          "A " + apiKey.kind() + " key cannot belong to " + principal);
    }
    var item = key(apiKey.hash()).item();
    if (principal instanceof Principal.User user) {
      item.put(USER, Values.text(user.id().toString()));
      item.put(MembershipsItem.NAME, MembershipsItem.write(user.memberships()));
    } else {
      item.put(ORGANIZATION, Values.text(principal.organization().orElseThrow().toString()));
    }
    item.put(KIND, Values.text(apiKey.kind().prefix()));
    item.put(IS_ACTIVE, Values.bool(true));
    if (!added.name().isEmpty()) {
      item.put(NAME, Values.text(added.name()));
    }
    if (added.readOnly()) {
      item.put(READ_ONLY, Values.bool(true));
    }
    added.expiresAt().ifPresent(time -> item.put(EXPIRES_AT, Values.time(time)));
    item.put(CREATED_AT, Values.time(createdAt));
    item.put(PER_MINUTE, Values.number(added.perMinute()));
    item.put(PER_DAY, Values.number(added.perDay()));
    return item;
  }

  static StoredKey read(String hash, Map<String, AttributeValue> item) {
    return new StoredKey(
        hash,
        KeyKind.find(Values.text(item, KIND)).orElseThrow(),
        principal(item),
        Values.findText(item, NAME).orElse(""),
        isReadOnly(item),
        isActive(item),
        Values.time(item, CREATED_AT),
        Values.findTime(item, EXPIRES_AT),
        Values.findTime(item, REVOKED_AT),
        Values.findTime(item, LAST_USED),
        Values.findText(item, SUCCESSOR),
        Values.number(item, PER_MINUTE),
        Values.number(item, PER_DAY));
  }

  /** Returns the hash in the key of an item. */
  static String hash(Map<String, AttributeValue> item) {
    return Values.text(item, Key.PARTITION).substring(PARTITION_PREFIX.length());
  }

  /** Returns an update that counts a request if the key is valid and within both limits. */
  static Update countRequest(ApiKey apiKey, Instant at) {
    return Update.of(
        key(apiKey.hash()),
        "SET " + LAST_USED + " = :now" + RequestWindowsItem.count(at),
        IS_VALID
            + below(RequestWindowsItem.minute(at), PER_MINUTE, ":perMinute")
            + below(RequestWindowsItem.day(at), PER_DAY, ":perDay"),
        Map.of(
            ":yes", Values.bool(true),
            ":now", Values.time(at),
            ":one", Values.number(1),
            ":zero", Values.number(0),
            ":perMinute", Values.number(apiKey.kind().requestsPerMinute()),
            ":perDay", Values.number(Usage.DEFAULT_PER_DAY)));
  }

  /** Returns an update that replaces the memberships of a user's key. */
  public static Update replaceMemberships(String hash, Map<OrganizationId, Role> memberships) {
    return Update.of(
        key(hash),
        "SET " + MembershipsItem.NAME + " = :memberships",
        Condition.EXISTS,
        Map.of(":memberships", MembershipsItem.write(memberships)));
  }

  /** Returns an update that revokes a key that is not revoked. */
  static Update revoke(String hash, Instant at) {
    return Update.of(
        key(hash),
        "SET " + IS_ACTIVE + " = :no, " + REVOKED_AT + " = :now",
        IS_ACTIVE + " = :yes",
        Map.of(":no", Values.bool(false), ":yes", Values.bool(true), ":now", Values.time(at)));
  }

  /** Returns an update that lets a valid key expire, unless it has a successor. */
  static Update replaceBy(String hash, ApiKey successor, Instant end, Instant at) {
    return Update.of(
        key(hash),
        "SET " + EXPIRES_AT + " = :end, " + SUCCESSOR + " = :successor",
        IS_VALID + " AND attribute_not_exists(" + SUCCESSOR + ")",
        Map.of(
            ":yes", Values.bool(true),
            ":now", Values.time(at),
            ":end", Values.time(end),
            ":successor", Values.text(successor.hash())));
  }

  /** Returns an update that removes windows that have ended. */
  static Update removeWindows(ApiKey apiKey, List<String> windows) {
    return Update.of(
        key(apiKey.hash()), "REMOVE " + String.join(", ", windows), Condition.EXISTS, Map.of());
  }

  static Usage usage(Map<String, AttributeValue> item, KeyKind kind, Instant at) {
    return new Usage(
        at,
        limit(item, PER_MINUTE, kind.requestsPerMinute()),
        RequestWindowsItem.usedThisMinute(item, at),
        limit(item, PER_DAY, Usage.DEFAULT_PER_DAY),
        RequestWindowsItem.usedThisDay(item, at));
  }

  static Principal principal(Map<String, AttributeValue> item) {
    var user = findUser(item);
    return user.isPresent()
        ? new Principal.User(user.get(), MembershipsItem.read(item))
        : new Principal.Organization(
            OrganizationId.parse(Values.text(item, ORGANIZATION)).orElseThrow());
  }

  static Optional<UserId> findUser(Map<String, AttributeValue> item) {
    return Values.findText(item, USER).map(id -> UserId.parse(id).orElseThrow());
  }

  /** Returns what a key is valid for. */
  static Caller.Scope scope(Map<String, AttributeValue> item, KeyKind kind) {
    return isReadOnly(item) ? Caller.Scope.READING : kind.scope();
  }

  private static boolean isReadOnly(Map<String, AttributeValue> item) {
    return item.containsKey(READ_ONLY) && item.get(READ_ONLY).bool();
  }

  static boolean isActive(Map<String, AttributeValue> item) {
    return item.get(IS_ACTIVE).bool();
  }

  static boolean hasExpired(Map<String, AttributeValue> item, Instant at) {
    return Values.findTime(item, EXPIRES_AT).filter(time -> !time.isAfter(at)).isPresent();
  }

  /** Returns a condition that a window is below the key's limit, or the default if that is 0. */
  private static String below(String window, String limit, String defaultLimit) {
    return " AND (attribute_not_exists("
        + window
        + ") OR "
        + window
        + " < "
        + limit
        + " OR ("
        + limit
        + " = :zero AND "
        + window
        + " < "
        + defaultLimit
        + "))";
  }

  private static long limit(Map<String, AttributeValue> item, String name, long defaultLimit) {
    long limit = Values.number(item, name);
    return limit == 0 ? defaultLimit : limit;
  }
}
