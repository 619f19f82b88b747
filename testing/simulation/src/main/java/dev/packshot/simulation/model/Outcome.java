package dev.packshot.simulation.model;

/**
 * The outcome of one call of a handler.
 *
 * @param state what is stored after the call
 * @param next the handler with the answer that it has got
 */
public record Outcome(State state, HandlerRun next) {}
