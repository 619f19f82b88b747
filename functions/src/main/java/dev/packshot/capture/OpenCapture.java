package dev.packshot.capture;

import dev.packshot.id.CaptureId;
import dev.packshot.id.SessionId;
import java.time.Instant;

/**
 * A capture whose look-up is open, as the index of open captures names it.
 *
 * @param waitsUntil the time of the next attempt; long ago if it does not wait
 */
public record OpenCapture(SessionId session, CaptureId capture, Instant waitsUntil) {}
