/**
 * Bytes in, facts out: what a file holds, how large its picture is, and whether all of it is there.
 *
 * <p>Nothing here draws a picture. Each format is <em>walked</em>: its structure is checked and its
 * compressed data is decoded as far as it takes to know that every pixel is there, without keeping
 * one. So the memory a judgement needs does not grow with the picture, and no hostile byte reaches
 * a decoder that allocates first and asks later.
 */
package dev.packshot.image;
