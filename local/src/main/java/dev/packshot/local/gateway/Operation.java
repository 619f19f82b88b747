package dev.packshot.local.gateway;

import dev.packshot.local.function.LocalFunction;

/**
 * A method of a resource, and the function behind it.
 *
 * @param resource the path with its parameters in braces
 */
public record Operation(String method, String resource, LocalFunction function) {}
