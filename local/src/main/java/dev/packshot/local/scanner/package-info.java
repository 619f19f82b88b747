/** The scanner page of a local run: its files, and the QR code of its address. */
package dev.packshot.local.scanner;
