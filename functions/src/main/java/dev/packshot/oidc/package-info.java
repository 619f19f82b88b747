/** Access tokens of an OpenID Connect issuer, and the keys that they are checked with. */
package dev.packshot.oidc;
