/** Scan sessions: opened, read, ended; each holds photos and captures. */
package dev.packshot.session;
