/** The operations of the peers, written as the guides of their frameworks recommend. */
package dev.packshot.bench.textbook;
