/**
 * Faults that are planted to measure the simulation: each changes the calls of the production code
 * on their way to the table, the bucket or the queue, as a mistake in that code would.
 */
package dev.packshot.simulation.variant;
