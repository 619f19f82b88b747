/** A complete Packshot in one JVM. */
package dev.packshot.local;
