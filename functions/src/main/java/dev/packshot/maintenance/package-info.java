/** The hourly jobs. */
package dev.packshot.maintenance;
