package dev.packshot.capture;

import dev.packshot.gs1.ScannedCode;

/** A code that was read from a capture's picture, as text and with its meaning. */
public record PictureCode(String text, ScannedCode meaning) {}
