/** The photos of a session: what is known of each, and how it is kept. */
package dev.packshot.photo;
