package dev.packshot.capture;

import dev.packshot.id.CaptureId;
import dev.packshot.id.SessionId;

/** A capture whose look-up is open, as the index of open captures names it. */
public record OpenCapture(SessionId session, CaptureId capture) {}
