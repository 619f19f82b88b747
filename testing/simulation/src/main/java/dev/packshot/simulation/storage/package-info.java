/** A simulated bucket and a simulated queue. */
package dev.packshot.simulation.storage;
