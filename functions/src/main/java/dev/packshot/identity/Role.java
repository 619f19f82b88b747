package dev.packshot.identity;

import java.util.Locale;
import java.util.Optional;

/**
 * The role of a user in an organization. Every member may scan and view; not every role may change
 * product images.
 */
public enum Role {
  OWNER(true),
  MANAGER(true),
  BILLING(false),
  EDITOR(true);

  private final boolean contributes;

  Role(boolean contributes) {
    this.contributes = contributes;
  }

  /** Returns the role with this lower-case name. */
  public static Optional<Role> find(String name) {
    for (var role : values()) {
      if (role.value().equals(name)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether the role may add, change and delete product images. */
  public boolean contributes() {
    return contributes;
  }
}
