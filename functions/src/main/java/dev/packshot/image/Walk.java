package dev.packshot.image;

/** The way through the structure of a file of one format, up to what has to be decoded. */
interface Walk {
  Outline walk(Bytes file, ImageLimits limits) throws Flaw;
}
