package dev.packshot.problem;

/**
 * An error in one field of a request.
 *
 * @param field the path of the field, its names separated by dots
 */
public record FieldError(String field, String message) {}
