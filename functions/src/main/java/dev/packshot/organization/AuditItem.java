package dev.packshot.organization;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Values;
import dev.packshot.id.ShortUuid;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of an entry in the audit trail of an organization or a user. */
public final class AuditItem {
  /** The start of the sort keys of all entries of a trail. */
  static final String SORT_PREFIX = "EVENT#";

  private static final String ID = "event_id";
  private static final String ACTION = "event_action";
  private static final String ACTOR = "event_actor";
  private static final String AT = "event_at";
  private static final String SUBJECT = "event_subject";
  private static final String DETAIL = "event_detail";

  private AuditItem() {}

  /** Returns the item of an entry in the partition of an organization or a user. */
  public static Map<String, AttributeValue> write(String partition, AuditEvent event) {
    var id = ShortUuid.encode(event.act().id());
    var item = new Key(partition, SORT_PREFIX + id).item();
    item.put(ID, Values.text(id));
    item.put(ACTION, Values.text(event.action().value()));
    item.put(ACTOR, Values.text(event.act().actor()));
    item.put(AT, Values.time(event.act().at()));
    item.put(SUBJECT, Values.text(event.subject()));
    item.put(DETAIL, Values.text(event.detail()));
    return item;
  }

  static AuditEvent read(Map<String, AttributeValue> item) {
    var id = ShortUuid.parse(Values.text(item, ID)).orElseThrow();
    return new AuditEvent(
        new Act(id, Values.text(item, ACTOR), Values.time(item, AT)),
        Action.of(Values.text(item, ACTION)),
        Values.text(item, SUBJECT),
        Values.text(item, DETAIL));
  }
}
