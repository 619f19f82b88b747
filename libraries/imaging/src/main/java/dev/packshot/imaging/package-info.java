/**
 * Images: bytes in, facts and pictures out. The entry point is {@link
 * dev.packshot.imaging.ImageJudge}; callers need no other package, but for codes in a picture
 * ({@link dev.packshot.imaging.code.CodeReader}).
 *
 * <p>A file is read in two passes. The first one parses its structure, which costs next to nothing
 * and yields the size and the number of frames: decoders allocate memory for any size, and many
 * accept a file that is cut off. Only a file that passes is decoded, every row of it, though few
 * pixels are kept: those of the largest {@link dev.packshot.imaging.Picture} made of it. Decoders
 * of ImageIO get a plain file that is made of it, that of HEVC gets single pictures. Drawings are
 * rewritten from an allow-list and painted.
 *
 * <p>Each package is on a floor and imports only packages on lower floors:
 *
 * <ol>
 *   <li>{@code pixels}: bitmaps, scaling, colours, encoding.
 *   <li>{@code code}: bar codes and two-dimensional codes in a picture.
 *   <li>{@code structure}: bytes, limits, the outcome of parsing a file.
 *   <li>{@code decoding}: ImageIO's readers, and rows of pixels.
 *   <li>{@code jpeg}, {@code png}, {@code webp}, {@code gif}, {@code bmp}, {@code heic}, {@code
 *       svg}: one package for each format; none imports another.
 *   <li>{@code dev.packshot.imaging}: the API, which shows no type of a decoder.
 * </ol>
 */
package dev.packshot.imaging;
