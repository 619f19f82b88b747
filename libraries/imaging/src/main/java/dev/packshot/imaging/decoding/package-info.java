/**
 * The decoding of raster formats by ImageIO's readers: every row of every frame is decoded, and
 * only the pixels of the target size are kept.
 */
package dev.packshot.imaging.decoding;
