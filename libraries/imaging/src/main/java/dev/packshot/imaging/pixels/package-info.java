/**
 * Bitmaps in memory: their sizes, orientation and colours, the filter that makes them smaller, and
 * their encoding as JPEG and PNG.
 */
package dev.packshot.imaging.pixels;
