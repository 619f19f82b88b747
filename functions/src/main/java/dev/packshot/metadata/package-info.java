/** Metadata that clients attach to resources, and its storage in the table. */
package dev.packshot.metadata;
