package dev.packshot.simulation.model;

/** A promise and the shortest trace that breaks it. */
public record Counterexample(String promise, Trace trace) {}
