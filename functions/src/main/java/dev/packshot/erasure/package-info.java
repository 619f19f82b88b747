/** The removal of what is left of deleted photos. */
package dev.packshot.erasure;
