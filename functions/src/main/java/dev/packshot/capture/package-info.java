/** The captures of sessions: barcodes that were scanned, typed or photographed. */
package dev.packshot.capture;
