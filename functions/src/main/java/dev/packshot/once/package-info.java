/** Requests that clients may repeat without making a thing twice. */
package dev.packshot.once;
