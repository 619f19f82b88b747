/** One page to look at a local run with, and what it needs besides the API. */
package dev.packshot.local.page;
