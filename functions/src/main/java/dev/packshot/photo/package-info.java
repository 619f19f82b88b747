/** The photos of sessions and their storage. */
package dev.packshot.photo;
