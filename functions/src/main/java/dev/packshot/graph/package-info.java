/** The object graph, its settings and the AWS clients. */
package dev.packshot.graph;
