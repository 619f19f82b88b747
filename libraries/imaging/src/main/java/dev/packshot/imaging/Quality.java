package dev.packshot.imaging;

/**
 * The quality of a picture of a product, in numbers. They are measured on the upright picture in
 * sRGB, at most 1,600 pixels wide and on white where it is transparent: on every pixel, or on every
 * n-th of every n-th row so that the longer side has at most 800 of them. Shares are in
 * thousandths.
 *
 * @param sharpness the variance of the difference between four times the brightness of a pixel and
 *     that of its four neighbours, in levels of 0 to 255 (the variance of the Laplacian)
 * @param brightness the mean brightness, 1,000 for white
 * @param contrast the standard deviation of the brightness, 1,000 if half of the picture is black
 *     and half of it white
 * @param clippedDark the share of pixels whose brightness is at most 2 of 255
 * @param clippedLight the share of pixels whose brightness is at least 253 of 255
 * @param backgroundWhite the share of the pixels along the edge (a band as wide as 1/32 of the
 *     shorter side) whose red, green and blue are all at least 250
 * @param fill the share of the picture's width or height, whichever is greater, that the product
 *     takes. The product is what differs from the median colour of the edge by more than 24 levels
 *     in some channel; a row or column belongs to it if 0.5 % of its pixels do
 * @param shorterSide of the whole picture, in pixels
 */
public record Quality(
    int sharpness,
    int brightness,
    int contrast,
    int clippedDark,
    int clippedLight,
    int backgroundWhite,
    int fill,
    int shorterSide) {}
