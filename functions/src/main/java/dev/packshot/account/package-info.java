/** The endpoints under {@code /account/api}: who the caller is, and browser sessions. */
package dev.packshot.account;
