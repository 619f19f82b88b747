/** The command line for operators: organizations, keys, sessions, photos and dead letters. */
package dev.packshot.cli;
