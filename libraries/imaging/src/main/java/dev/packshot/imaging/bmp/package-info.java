/** BMP (Windows and OS/2 bitmaps). */
package dev.packshot.imaging.bmp;
