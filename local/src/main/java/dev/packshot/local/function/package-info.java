/** The local replacement of Lambda. */
package dev.packshot.local.function;
