/** The published versions of a deployed stage's functions. */
package dev.packshot.infra.versions;
