/**
 * A decoder of HEVC pictures: libde265, which is part of libheif, compiled from WebAssembly to
 * classes. It runs inside the JVM's memory safety, on memory of its own. The classes are in another
 * jar, {@code packshot-libheif}, which may be missing.
 */
package dev.packshot.heif;
