/** The small files of a local run: private, complete or absent, never in part. */
package dev.packshot.local.file;
