/** The CDK stack, with one construct for each concern, and the programs of its operators. */
package dev.packshot.infra;
