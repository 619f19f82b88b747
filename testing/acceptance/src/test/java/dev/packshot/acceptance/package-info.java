/** What every deployment of Packshot must show, over HTTP and by its contract alone. */
package dev.packshot.acceptance;
