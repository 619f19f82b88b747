/**
 * Image files generated for tests, as cameras and as attackers write them, so that the repository
 * contains no binary files. The same parameters give the same bytes.
 */
package dev.packshot.devkit.picture;
