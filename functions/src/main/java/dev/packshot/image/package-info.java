/**
 * Bytes in, facts out: what a file holds, how large its picture is, and whether all of it is there.
 *
 * <p>Each file is taken twice. First its structure is walked, which costs next to nothing and tells
 * the size, the frames and whether the file ends where it should: what decoders allocate for
 * without asking or are content to miss. Only what that lets in is then decoded by ImageIO, every
 * row of it, though few are kept.
 */
package dev.packshot.image;
