/**
 * A campaign of kill -9 against a local run: several threads drive it over HTTP, it is killed at
 * random and started again, and at the end everything that was answered is compared with everything
 * that is stored.
 */
package dev.packshot.local.torture;
