/** The function {@code GET session} under Quarkus. */
package dev.packshot.bench.quarkus.getsession;
