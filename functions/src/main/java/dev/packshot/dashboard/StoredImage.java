package dev.packshot.dashboard;

import dev.packshot.imaging.PictureEdit;
import dev.packshot.photo.PhotoType;
import dev.packshot.product.Original;
import dev.packshot.product.Pictures;
import java.util.Optional;

/**
 * The stored objects of an image that has no item yet.
 *
 * @param edit of the photo that it was made of
 */
record StoredImage(
    PhotoType type, Original original, Pictures pictures, Optional<PictureEdit> edit) {}
