/**
 * Codes in pictures: grey pixels in, texts out. It uses {@code pixels} only, and no other package
 * uses zxing.
 */
package dev.packshot.imaging.code;
