/** Scan sessions and their storage. */
package dev.packshot.session;
