package dev.packshot.identity;

import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import java.util.Map;
import java.util.Optional;

/** Whose credential it is, and so what exists for its bearer and who may change it. */
public sealed interface Principal {
  /** Whether an organization's things exist for the holder. */
  boolean belongsTo(OrganizationId organization);

  /** Whether the holder may change the images of an organization's products. */
  boolean contributesTo(OrganizationId organization);

  /** The one organization that the credential itself stands for; a user's names none. */
  Optional<OrganizationId> organization();

  /** The user, where it is one. */
  Optional<UserId> user();

  /** An organization itself. */
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

  /** A user, with a role in each organization that the user belongs to. */
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
