package dev.packshot.organization;

import dev.packshot.id.OrganizationId;
import java.util.List;
import java.util.Optional;

/** The organizations, for operators. Requests do not read them. */
public interface OrganizationRepository {
  /**
   * Stores an organization with the entry of its audit trail, in one transaction. An organization
   * that was made by its first key gets the name.
   *
   * @return false if there is one of this id that has a name
   */
  boolean add(OrganizationId id, String name, Act act);

  /** Returns an organization, read with strong consistency. */
  Optional<Organization> find(OrganizationId id);

  /** Returns all organizations in the order of their ids, read with strong consistency. */
  List<Organization> all();

  /** Returns the members of an organization, read with strong consistency. */
  List<Member> members(OrganizationId id);

  /** Returns the audit trail of an organization, oldest first, read with strong consistency. */
  List<AuditEvent> audit(OrganizationId id);
}
