/** Reading and writing of JSON; depends on problems only. */
package dev.packshot.json;
