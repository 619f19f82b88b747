/** Refusals, as RFC 9457 problem documents; knows nobody. */
package dev.packshot.problem;
