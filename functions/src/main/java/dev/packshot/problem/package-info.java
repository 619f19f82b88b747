/** Problems as defined by RFC 9457; depends on no other package. */
package dev.packshot.problem;
