package dev.packshot.imaging;

/** The way through the structure of a file of one format, up to what has to be decoded. */
interface FormatParser {
  ImageStructure walk(Bytes file, ImageLimits limits) throws InvalidImage;
}
