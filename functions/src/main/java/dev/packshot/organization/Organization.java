package dev.packshot.organization;

import dev.packshot.id.OrganizationId;
import java.time.Instant;

/**
 * An organization.
 *
 * @param name its name; empty if it was made by its first key or member
 */
public record Organization(OrganizationId id, String name, Instant createdAt) {}
