/** The API of a simulated world as its clients see it. */
package dev.packshot.simulation.api;
