/** The traces of the model, replayed against the production handlers. */
package dev.packshot.simulation.replay;
