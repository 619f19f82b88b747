/** The other routes under Quarkus. */
package dev.packshot.bench.quarkus.routes;

