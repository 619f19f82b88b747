/** A minimal Java function for comparison. */
package dev.packshot.bench.floor;
