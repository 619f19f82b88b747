/** The function {@code POST sessions} under Quarkus. */
package dev.packshot.bench.quarkus;
