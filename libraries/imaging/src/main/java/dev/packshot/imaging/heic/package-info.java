/**
 * HEIC (ISO/IEC 23008-12). Boxes, grids and colours are read here; each coded picture is decoded by
 * {@code dev.packshot.heif}, which may be missing.
 */
package dev.packshot.imaging.heic;
