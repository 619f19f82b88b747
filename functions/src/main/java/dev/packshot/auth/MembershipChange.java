package dev.packshot.auth;

/** The result of a change of a membership. */
public enum MembershipChange {
  DONE,
  /** There is no such user. */
  UNKNOWN_USER,
  /** The user is not a member of the organization. */
  NOT_A_MEMBER,
  /** The organization would have no owner, although it has one. */
  LAST_OWNER
}
