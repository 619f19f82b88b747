/** The web page of a local run. */
package dev.packshot.local.page;
