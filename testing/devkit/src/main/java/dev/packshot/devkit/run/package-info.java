/** The local run as a process, for tests that use it from outside. */
package dev.packshot.devkit.run;
