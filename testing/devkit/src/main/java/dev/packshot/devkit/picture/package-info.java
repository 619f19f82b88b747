/**
 * Pictures made on the spot, as cameras and as attackers make them, so that no binary file has to
 * be kept. The same parameters give the same bytes.
 */
package dev.packshot.devkit.picture;
