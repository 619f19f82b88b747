/** How photos get in: the presigned POST, the registration, and the event of the stored object. */
package dev.packshot.upload;
