/** WebP (RFC 9649). */
package dev.packshot.imaging.webp;
