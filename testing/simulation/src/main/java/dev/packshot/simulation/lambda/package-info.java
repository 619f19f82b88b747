/**
 * The functions in a simulated Lambda: the production handlers, unchanged, in instances that are
 * throttled, frozen, stalled and killed.
 */
package dev.packshot.simulation.lambda;
