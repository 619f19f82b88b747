/** Create-session under Micronaut. */
package dev.packshot.bench.micronaut;

