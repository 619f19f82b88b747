/** The OpenID Connect issuer of a local run, for development only. */
package dev.packshot.local.issuer;
