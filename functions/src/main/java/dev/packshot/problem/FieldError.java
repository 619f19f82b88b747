package dev.packshot.problem;

/** What is wrong with one field of a request; {@code field} is its path, dots between the names. */
public record FieldError(String field, String message) {}
