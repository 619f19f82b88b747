package dev.packshot.identity;

import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import java.util.Map;
import java.util.Optional;

/** The owner of a credential: an organization or a user. */
public sealed interface Principal {
  /** Returns whether the principal may see the resources of an organization. */
  boolean belongsTo(OrganizationId organization);

  /** Returns whether the principal may change the product images of an organization. */
  boolean contributesTo(OrganizationId organization);

  /** Returns the organization that owns the credential; empty for a user. */
  Optional<OrganizationId> organization();

  /** Returns the user; empty for an organization. */
  Optional<UserId> user();

  /** An organization, which owns the keys of its servers and front ends. */
  record Organization(OrganizationId id) implements Principal {
    @Override
    public boolean belongsTo(OrganizationId organization) {
      return id.equals(organization);
    }

    @Override
    public boolean contributesTo(OrganizationId organization) {
      return id.equals(organization);
    }

    @Override
    public Optional<OrganizationId> organization() {
      return Optional.of(id);
    }

    @Override
    public Optional<UserId> user() {
      return Optional.empty();
    }
  }

  /** A user with a role in each organization that the user is a member of. */
  record User(UserId id, Map<OrganizationId, Role> memberships) implements Principal {
    public User {
      memberships = Map.copyOf(memberships);
    }

    @Override
    public boolean belongsTo(OrganizationId organization) {
      return memberships.containsKey(organization);
    }

    @Override
    public boolean contributesTo(OrganizationId organization) {
      var role = memberships.get(organization);
      return role != null && role.contributes();
    }

    @Override
    public Optional<OrganizationId> organization() {
      return Optional.empty();
    }

    @Override
    public Optional<UserId> user() {
      return Optional.of(id);
    }
  }
}
