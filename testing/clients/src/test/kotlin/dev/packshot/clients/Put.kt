package dev.packshot.clients

import dev.packshot.clients.kotlin.models.PromisedForm
import java.io.File
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.asRequestBody

private val client = OkHttpClient()

/** Puts the file of a promise, and returns whether S3 has taken it. */
fun put(upload: PromisedForm, file: File): Boolean {
  val request = Request.Builder().url(upload.url.toString()).put(file.asRequestBody(null))
  upload.headers.orEmpty().forEach { (name, value) -> request.header(name, value) }
  return client.newCall(request.build()).execute().use { it.isSuccessful }
}
