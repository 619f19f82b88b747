/** HEIC (ISO/IEC 23008-12), of which only the structure is read. */
package dev.packshot.imaging.heic;
