package dev.packshot.product;

/** What was stored of an image that has no item yet. */
record StoredImage(Original original, Pictures pictures) {}
