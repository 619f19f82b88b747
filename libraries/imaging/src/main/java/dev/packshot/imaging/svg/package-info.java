/**
 * SVG drawings: rewritten from an allow-list, and then painted by jsvg while the work is counted.
 * The document that a sender wrote is never painted.
 */
package dev.packshot.imaging.svg;
