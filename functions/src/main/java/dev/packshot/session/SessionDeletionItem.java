package dev.packshot.session;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Values;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of a deleted session of which something may still be stored. It is written by the
 * transaction that deletes the session's item, and removed by the hourly job after the last form of
 * the session has expired and nothing is left.
 */
public final class SessionDeletionItem {
  /** The partition of all deletions of sessions. */
  public static final String PARTITION = "SESSION-DELETIONS";

  private static final String ORGANIZATION = "organization_id";
  private static final String DELETED_AT = "deleted_at";

  private SessionDeletionItem() {}

  public static Key key(SessionId session) {
    return new Key(PARTITION, session.toString());
  }

  static Map<String, AttributeValue> write(SessionDeletion deletion) {
    var item = key(deletion.session()).item();
    item.put(ORGANIZATION, Values.text(deletion.organization().toString()));
    item.put(DELETED_AT, Values.time(deletion.at()));
    return item;
  }

  static SessionDeletion read(Map<String, AttributeValue> item) {
    return new SessionDeletion(
        SessionId.parse(Values.text(item, Key.SORT)).orElseThrow(),
        OrganizationId.parse(Values.text(item, ORGANIZATION)).orElseThrow(),
        Values.time(item, DELETED_AT));
  }
}
