package dev.packshot.identity;

import java.util.Locale;
import java.util.Optional;

/** What a user is in an organization. Every member may scan and look; not everyone may publish. */
public enum Role {
  OWNER(true),
  MANAGER(true),
  BILLING(false),
  EDITOR(true);

  private final boolean contributes;

  Role(boolean contributes) {
    this.contributes = contributes;
  }

  /** The role of this name, in lower case. */
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

  /** Whether it may add, change and delete the images of products. */
  public boolean contributes() {
    return contributes;
  }
}
