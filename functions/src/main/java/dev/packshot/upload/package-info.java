/** The handling of events about created objects: photos and the originals of images. */
package dev.packshot.upload;
