/** Authentication and rate limits: API keys, users, and the admission check. */
package dev.packshot.auth;
