package dev.packshot.capture;

import dev.packshot.id.CaptureId;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;

/** The identity of a capture: its session, the session's organization and its own id. */
public record CaptureAddress(
    SessionId sessionId, OrganizationId organizationId, CaptureId captureId) {}
