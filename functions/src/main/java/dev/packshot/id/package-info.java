/** Ids and digests; depends on no other package. */
package dev.packshot.id;
