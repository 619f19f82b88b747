package dev.packshot.image;

/** The way through a whole file of one format. */
interface Walk {
  ImageFacts walk(Bytes file, ImageLimits limits) throws Flaw;
}
