/** Ids: UUIDv7, shown as shortuuid; knows nobody. */
package dev.packshot.id;
