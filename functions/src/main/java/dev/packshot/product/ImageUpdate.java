package dev.packshot.product;

import java.util.Optional;

/** The new values of an image's fields; those that are empty do not change. */
public record ImageUpdate(
    Optional<String> title, Optional<Long> priority, Optional<Boolean> isPrimary) {}
