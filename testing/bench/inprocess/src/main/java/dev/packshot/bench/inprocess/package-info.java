/** Measurements inside one JVM: warm requests, growth, load, photos and microbenchmarks. */
package dev.packshot.bench.inprocess;
