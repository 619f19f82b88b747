/** The photos that clients have promised to send, and what has become of them. */
package dev.packshot.ledger;
