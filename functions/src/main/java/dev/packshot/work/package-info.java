/** Work that is done at the same time as the current thread's, for the same invocation. */
package dev.packshot.work;
