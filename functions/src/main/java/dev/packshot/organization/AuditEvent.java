package dev.packshot.organization;

/**
 * An entry of an audit trail. Entries are added and never changed.
 *
 * @param subject what was acted on: the label of a key, or a user
 * @param detail what the action alone does not say, for example a role; may be empty
 */
public record AuditEvent(Act act, Action action, String subject, String detail) {}
