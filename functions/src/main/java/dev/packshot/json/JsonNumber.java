package dev.packshot.json;

/** A number of a JSON text, as it was written: of any size and precision. */
public record JsonNumber(String text) {}
