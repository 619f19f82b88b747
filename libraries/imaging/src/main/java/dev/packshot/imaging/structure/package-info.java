/**
 * The structure of image files: bounds-checked bytes, the limits that a file has to keep, and the
 * outcome of parsing one. Nothing here decodes a pixel.
 */
package dev.packshot.imaging.structure;
