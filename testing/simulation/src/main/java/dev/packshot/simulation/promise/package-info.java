/** The promises of Packshot that are checked in every simulated world, one class each. */
package dev.packshot.simulation.promise;
