/** The part of a local run that executes the commands of an operator. */
package dev.packshot.local.operator;
