/** The side of a local run that other devices of the local network can reach. */
package dev.packshot.local.lan;
