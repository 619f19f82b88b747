/** The endpoints for scanner clients: sessions and their photos. */
package dev.packshot.scanner;
