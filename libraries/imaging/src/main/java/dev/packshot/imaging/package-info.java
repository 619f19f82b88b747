/**
 * Bytes in, facts and pictures out: what a file holds, how large its picture is, whether all of it
 * is there, and what can be shown of it.
 *
 * <p>Each file is taken twice. First its structure is walked, which costs next to nothing and tells
 * the size, the frames and whether the file ends where it should: what decoders allocate for
 * without asking or are content to miss. Only what that lets in is then decoded by ImageIO, every
 * row of it, though few are kept: those of the largest {@link dev.packshot.imaging.Picture} made of
 * it. Drawings go another way: they are written anew from an allow-list and painted.
 */
package dev.packshot.imaging;
