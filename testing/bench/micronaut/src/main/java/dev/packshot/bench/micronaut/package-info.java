/** The function {@code POST sessions} under Micronaut. */
package dev.packshot.bench.micronaut;
