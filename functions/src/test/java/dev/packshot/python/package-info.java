/** Python programs that tests compare with. */
package dev.packshot.python;
