/**
 * Programs that the build of the functions runs. {@link dev.packshot.packaging.ContractJson} turns
 * the contract into the JSON that is served, and {@link dev.packshot.packaging.StoredJars} writes
 * the jars of the deployed zips. Nothing of this package is deployed.
 */
package dev.packshot.packaging;
