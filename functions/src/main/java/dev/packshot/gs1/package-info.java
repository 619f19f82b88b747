/** GS1 identifiers; depends on no other package. */
package dev.packshot.gs1;
