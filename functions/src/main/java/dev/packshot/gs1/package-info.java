/** The identifiers of GS1; knows nobody. */
package dev.packshot.gs1;
