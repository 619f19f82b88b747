package dev.packshot.imaging.webp;

import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import java.util.Optional;

/** The coded picture of one frame, with the transparency of a lossy one. */
record WebpFrame(Size size, Bytes data, boolean isLossless, Optional<Bytes> alpha) {}
