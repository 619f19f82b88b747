/** Who asks, and may they now: keys, and the limits they are counted against. */
package dev.packshot.auth;
