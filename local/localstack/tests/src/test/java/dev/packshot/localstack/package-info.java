/** Fault tests on LocalStack: killed functions, outages and incomplete setups. */
package dev.packshot.localstack;
