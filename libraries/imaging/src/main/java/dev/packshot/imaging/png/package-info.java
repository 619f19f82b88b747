/** PNG (W3C PNG, third edition). */
package dev.packshot.imaging.png;
