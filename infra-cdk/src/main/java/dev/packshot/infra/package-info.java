/** The stack that carries Packshot on AWS, one construct a concern. */
package dev.packshot.infra;
