package dev.packshot.upload;

import dev.packshot.gs1.ScannedCode;
import dev.packshot.photo.Barcode;

/** A code that was read from a photo, with its meaning. */
record ReadCode(Barcode barcode, ScannedCode meaning) {}
