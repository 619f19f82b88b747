package dev.packshot.auth;

import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of a user. {@link SignInItem} has the attributes of users who sign in. */
public final class UserItem {
  /** The prefix of the partition keys of all users. */
  public static final String PARTITION_PREFIX = "USER#";

  private static final String SORT = "USER";
  static final String ID = "user_id";
  private static final String KEY_HASHES = "key_hashes";
  static final String VERSION = "user_version";
  static final String CREATED_AT = "created_at";

  private UserItem() {}

  static Key key(UserId id) {
    return new Key(partition(id), SORT);
  }

  /** Returns the partition of a user, with the entries of its keys and its audit trail. */
  static String partition(UserId id) {
    return PARTITION_PREFIX + id;
  }

  static Map<String, AttributeValue> writeNew(UserId id, Instant createdAt) {
    var item = key(id).item();
    item.put(ID, Values.text(id.toString()));
    item.put(MembershipsItem.NAME, MembershipsItem.write(Map.of()));
    item.put(VERSION, Values.number(0));
    item.put(CREATED_AT, Values.time(createdAt));
    return item;
  }

  static User read(Map<String, AttributeValue> item) {
    return new User(
        UserId.parse(Values.text(item, ID)).orElseThrow(),
        MembershipsItem.read(item),
        item.containsKey(KEY_HASHES) ? Set.copyOf(item.get(KEY_HASHES).ss()) : Set.of(),
        Values.number(item, VERSION));
  }

  /** Returns an update that replaces a user if its version has not changed since it was read. */
  static Update replace(User user) {
    var expression =
        new Expression()
            .set(MembershipsItem.NAME, MembershipsItem.write(user.memberships()))
            .set(VERSION, Values.number(user.version() + 1));
    if (user.keyHashes().isEmpty()) {
      expression.remove(KEY_HASHES);
    } else {
      expression.set(KEY_HASHES, AttributeValue.fromSs(user.keyHashes().stream().toList()));
    }
    var sameVersion =
        expression.name(VERSION) + " = " + expression.value(Values.number(user.version()));
    return expression.toUpdate(key(user.id()), sameVersion);
  }
}
