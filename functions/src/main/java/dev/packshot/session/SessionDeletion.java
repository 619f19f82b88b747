package dev.packshot.session;

import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import java.time.Instant;

/** A deleted session of which something may still be stored. */
public record SessionDeletion(SessionId session, OrganizationId organization, Instant at) {}
