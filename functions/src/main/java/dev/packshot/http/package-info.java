/** HTTP without a server: what was asked, what is answered, and the JSON of both. */
package dev.packshot.http;
