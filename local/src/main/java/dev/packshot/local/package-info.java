/** The whole of Packshot on one machine, in one JVM. */
package dev.packshot.local;
