/** HTTP requests, responses and endpoints, independent of any server. */
package dev.packshot.http;
