package dev.packshot.json;

/** A JSON number of any size and precision, in its original notation. */
public record JsonNumber(String text) {}
