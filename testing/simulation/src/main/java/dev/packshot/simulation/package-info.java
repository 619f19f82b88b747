/** A world from one seed in which the production handlers run, and everything else fails. */
package dev.packshot.simulation;
