/** The work of create-session as the guides of the peers would have it written. */
package dev.packshot.bench.textbook;

