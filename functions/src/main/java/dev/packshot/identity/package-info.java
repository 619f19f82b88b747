/** Callers, their credentials' owners and their rights; depends on ids only. */
package dev.packshot.identity;
