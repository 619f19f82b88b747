/** The faults of a world: which there are, how often each happens, and what has been injected. */
package dev.packshot.simulation.fault;
