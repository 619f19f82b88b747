package dev.packshot.organization;

import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.OrganizationId;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of an organization. All are in one partition, in the order of their creation. Each has a
 * partition of its own with its members, the entries of its keys and its audit trail.
 */
public final class OrganizationItem {
  /** The partition of all organizations. */
  static final String ALL = "ORGANIZATIONS";

  private static final String PARTITION_PREFIX = "ORGANIZATION#";
  private static final String ID = "organization_id";
  private static final String NAME = "organization_name";
  private static final String CREATED_AT = "created_at";

  private OrganizationItem() {}

  static Key key(OrganizationId id) {
    return new Key(ALL, id.toString());
  }

  /** Returns the partition of what belongs to an organization. */
  public static String partition(OrganizationId id) {
    return PARTITION_PREFIX + id;
  }

  /** Returns an update that makes an organization, or names one that has no name. */
  static Update create(OrganizationId id, String name, Instant at) {
    var expression = identity(id, at).set(NAME, Values.text(name));
    return expression.toUpdate(key(id), "attribute_not_exists(" + expression.name(NAME) + ")");
  }

  /** Returns an update that makes an organization without a name, unless it exists. */
  public static Update ensure(OrganizationId id, Instant at) {
    return identity(id, at).toUpdate(key(id), "");
  }

  static Organization read(Map<String, AttributeValue> item) {
    return new Organization(
        OrganizationId.parse(Values.text(item, ID)).orElseThrow(),
        Values.findText(item, NAME).orElse(""),
        Values.time(item, CREATED_AT));
  }

  private static Expression identity(OrganizationId id, Instant at) {
    return new Expression()
        .set(ID, Values.text(id.toString()))
        .setIfAbsent(CREATED_AT, Values.time(at));
  }
}
