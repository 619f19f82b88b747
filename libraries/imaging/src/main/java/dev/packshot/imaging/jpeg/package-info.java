/** JPEG (ITU-T T.81). */
package dev.packshot.imaging.jpeg;
