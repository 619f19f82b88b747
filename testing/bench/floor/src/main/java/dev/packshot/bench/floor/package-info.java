/** The least that a Java function does. */
package dev.packshot.bench.floor;

