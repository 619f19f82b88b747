/** Simulated time and chance: what happens next, and when, follows from one seed. */
package dev.packshot.simulation.time;
