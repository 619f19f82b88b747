package dev.packshot.dashboard;

import dev.packshot.photo.PhotoType;
import dev.packshot.product.Original;
import dev.packshot.product.Pictures;

/** The stored objects of an image that has no item yet. */
record StoredImage(PhotoType type, Original original, Pictures pictures) {}
