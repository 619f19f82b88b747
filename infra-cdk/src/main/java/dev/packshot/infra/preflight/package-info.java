/** The questions to an AWS account before a deployment. */
package dev.packshot.infra.preflight;
