package dev.packshot.organization;

import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import java.time.Instant;

/** A member of an organization. */
public record Member(UserId user, Role role, Instant since) {}
