/**
 * The life of one photo as a small model: the calls of each handler as steps, and a checker that
 * visits every order of them. {@code docs/photo-life.md} draws it.
 */
package dev.packshot.simulation.model;
