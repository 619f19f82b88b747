package dev.packshot.local.gateway;

import dev.packshot.local.function.LocalFunction;

/**
 * A method of a resource and its function.
 *
 * @param resource the path with parameters in braces
 */
public record Operation(String method, String resource, LocalFunction function) {}
