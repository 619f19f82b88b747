/** Lambda, as far as a handler sees it. */
package dev.packshot.local.function;
