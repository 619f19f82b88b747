/** The border to AWS Lambda: events in, answers out, and the graph that is wired at the start. */
package dev.packshot.lambda;

