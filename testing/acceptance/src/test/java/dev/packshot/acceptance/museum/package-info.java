/** Public reports of lost photos, rebuilt. */
package dev.packshot.acceptance.museum;
