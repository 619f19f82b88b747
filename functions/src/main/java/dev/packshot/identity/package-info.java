/** Callers, the owners of their credentials, and their rights; depends on ids only. */
package dev.packshot.identity;
