package dev.packshot.erasure;

import dev.packshot.dynamo.Key;
import java.util.Optional;

/**
 * An item of a deleted session.
 *
 * @param pointer the item by which it is found by its id alone, if there can be one
 * @param s3Key the key of its object, if it is a photo
 */
record ErasableItem(Key key, Optional<Key> pointer, Optional<String> s3Key) {}
