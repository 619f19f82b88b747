/** GIF (GIF89a). */
package dev.packshot.imaging.gif;
