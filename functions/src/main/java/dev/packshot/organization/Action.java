package dev.packshot.organization;

import java.util.Locale;

/** The kinds of acts in an audit trail. */
public enum Action {
  ORGANIZATION_CREATED,
  MEMBER_ADDED,
  ROLE_CHANGED,
  MEMBER_REMOVED,
  KEY_CREATED,
  KEY_ROTATED,
  KEY_REVOKED;

  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Action of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }
}
