package dev.packshot.organization;

import dev.packshot.dynamo.Table;
import dev.packshot.id.OrganizationId;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/** The repository of organizations in the table. */
public final class DynamoOrganizationRepository implements OrganizationRepository {
  private final Table table;

  @Inject
  public DynamoOrganizationRepository(Table table) {
    this.table = table;
  }

  @Override
  public boolean add(OrganizationId id, String name, Act act) {
    var event = new AuditEvent(act, Action.ORGANIZATION_CREATED, id.toString(), name);
    return table
        .transaction()
        .update("organization", OrganizationItem.create(id, name, act.at()))
        .putIfAbsent("event", AuditItem.write(OrganizationItem.partition(id), event))
        .commit()
        .isEmpty();
  }

  @Override
  public Optional<Organization> find(OrganizationId id) {
    return table.get(OrganizationItem.key(id)).map(OrganizationItem::read);
  }

  @Override
  public List<Organization> all() {
    return table.queryAll(OrganizationItem.ALL).all().stream().map(OrganizationItem::read).toList();
  }

  @Override
  public List<Member> members(OrganizationId id) {
    return table.queryFrom(OrganizationItem.partition(id), MemberItem.SORT_PREFIX).all().stream()
        .map(MemberItem::read)
        .toList();
  }

  @Override
  public List<AuditEvent> audit(OrganizationId id) {
    return table.queryFrom(OrganizationItem.partition(id), AuditItem.SORT_PREFIX).all().stream()
        .map(AuditItem::read)
        .toList();
  }
}
