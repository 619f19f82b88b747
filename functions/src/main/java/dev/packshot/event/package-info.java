/** The handlers of the events that invoke the functions. */
package dev.packshot.event;
