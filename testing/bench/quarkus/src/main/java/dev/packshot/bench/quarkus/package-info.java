/** Create-session under Quarkus. */
package dev.packshot.bench.quarkus;

