/** Measurements inside one JVM: warm requests against the bare SDK, and the pure parts. */
package dev.packshot.bench.inprocess;

