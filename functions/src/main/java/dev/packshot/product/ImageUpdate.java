package dev.packshot.product;

import java.util.Optional;

/** What is to become of an image; what is absent stays. */
public record ImageUpdate(
    Optional<String> title, Optional<Long> priority, Optional<Boolean> isPrimary) {}
