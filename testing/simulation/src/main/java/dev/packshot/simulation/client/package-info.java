/** Models of the apps and people that use Packshot: patient, impatient, offline and hostile. */
package dev.packshot.simulation.client;
