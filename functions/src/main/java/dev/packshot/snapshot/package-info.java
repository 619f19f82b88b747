/** SnapStart: priming before a snapshot, and a new object graph after each restore. */
package dev.packshot.snapshot;
