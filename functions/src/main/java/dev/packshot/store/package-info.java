/** Objects in the bucket, whatever they are. */
package dev.packshot.store;
