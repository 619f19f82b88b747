package dev.packshot.clients

import dev.packshot.clients.kotlin.apis.CapturesApi
import dev.packshot.clients.kotlin.apis.ImagesApi
import dev.packshot.clients.kotlin.apis.PhotosApi
import dev.packshot.clients.kotlin.apis.SessionsApi
import dev.packshot.clients.kotlin.apis.UploadsApi
import dev.packshot.clients.kotlin.infrastructure.ApiClient
import dev.packshot.clients.kotlin.infrastructure.ClientError
import dev.packshot.clients.kotlin.infrastructure.ClientException
import dev.packshot.clients.kotlin.infrastructure.Serializer
import dev.packshot.clients.kotlin.models.Capture
import dev.packshot.clients.kotlin.models.ErrorCode
import dev.packshot.clients.kotlin.models.ImageFromPhoto
import dev.packshot.clients.kotlin.models.Photo
import dev.packshot.clients.kotlin.models.PhotoChange
import dev.packshot.clients.kotlin.models.PhotoRegistration
import dev.packshot.clients.kotlin.models.PhotoType
import dev.packshot.clients.kotlin.models.Problem
import dev.packshot.clients.kotlin.models.PromiseAnswer
import dev.packshot.clients.kotlin.models.PromisedUpload
import dev.packshot.clients.kotlin.models.Promises
import dev.packshot.clients.kotlin.models.SessionOptions
import dev.packshot.clients.kotlin.models.UploadStatus
import java.io.File
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.assertThrows

/** The client that openapi-generator makes for Kotlin. */
@Timeout(60)
class KotlinClientTest {
  private val organization = Packshot.organization()
  private val sessions = SessionsApi(Packshot.url())
  private val photos = PhotosApi(Packshot.url())
  private val images = ImagesApi(Packshot.url())
  private val captures = CapturesApi(Packshot.url())
  private val uploads = UploadsApi(Packshot.url())

  init {
    ApiClient.apiKey["X-API-Key"] = Packshot.key()
  }

  @Test
  fun carriesAPhotoFromItsSessionToAProduct() {
    val file = TestPhoto.create()
    val session = openSession()
    val photo = upload(session, file)
    val ready = awaitVerdict(session)
    assertThat(ready.uploadStatus).isEqualTo(UploadStatus.ready)
    assertThat(ready.width).isEqualTo(TestPhoto.WIDTH)
    assertThat(ready.fileSize).isEqualTo(file.file().length())
    photos.updatePhoto(session, photo, PhotoChange(PhotoType.nutrition, mapOf("reviewed_by" to "ana")))
    assertThat(onlyPhoto(session).photoType).isEqualTo(PhotoType.nutrition)
    assertThat(onlyPhoto(session).metadata).isEqualTo(mapOf("reviewed_by" to "ana"))

    val gtin = "00012345678905"
    val image = images.addImageFromPhoto(organization, gtin, ImageFromPhoto(photo, "Front", true))
    assertThat(image.sizes).containsOnlyKeys("200", "400", "640")
    assertThat(images.getImage(organization, gtin, image.id)).isEqualTo(image)
  }

  @Test
  fun addsAnImageFromAFile() {
    val gtin = "09780306406157"
    val image = images.addImage(organization, gtin, TestPhoto.create().file(), null, "Front of package", true)
    assertThat(image.isPrimary).isTrue()
    val page = images.listImages(organization, gtin)
    assertThat(page.pagination.totalCount).isEqualTo(1)
    assertThat(page.data.single().title).isEqualTo("Front of package")
    images.deleteImage(organization, gtin, image.id)
    assertThat(images.listImages(organization, gtin).data).isEmpty()
  }

  @Test
  fun addsAPictureOfACode() {
    val capture = captures.uploadCaptureImage(openSession(), TestPhoto.create().file())
    assertThat(capture.captureType).isEqualTo(Capture.CaptureType.IMAGE)
    assertThat(captures.getCapture(capture.shortId).uploadedImageKey).isEqualTo(capture.uploadedImageKey)
  }

  @Test
  fun readsAProblem() {
    val refusal = assertThrows<ClientException> { sessions.getSession("2".repeat(22)) }
    assertThat(refusal.statusCode).isEqualTo(404)
    val body = (refusal.response as ClientError<*>).body as String
    val problem = Serializer.moshi.adapter(Problem::class.java).fromJson(body)!!
    assertThat(problem.errorCode).isEqualTo(ErrorCode.not_found)
  }

  @Test
  fun putsAPhotoWithTheCodeOfThePage() {
    val file = TestPhoto.create().file()
    val session = openSession()
    val promise =
      PromisedUpload(clientId = "front", method = PromisedUpload.Method.PUT, fileSize = file.length())
    val ask = { uploads.promiseUploads(session, Promises(listOf(promise))).uploads.single() }
    assertThat(put(ask().upload!!, file)).isTrue()
    var answer = ask()
    while (answer.next == PromiseAnswer.Next.wait) {
      Thread.sleep(100)
      answer = ask()
    }
    assertThat(answer.next).isEqualTo(PromiseAnswer.Next.done)
    val code = File("src/test/kotlin/dev/packshot/clients/Put.kt").readLines()
    val shown = code.drop(code.indexOf("import java.io.File")).joinToString("\n")
    assertThat(File("../../docs/clients.md").readText()).contains("```kotlin\n$shown\n```")
  }

  private fun openSession(): String {
    val options =
      SessionOptions(
        metadata = mapOf("order" to "4711"),
        deviceContext = mapOf("model" to "Pixel 11"),
        captureMode = SessionOptions.CaptureMode.both,
      )
    return sessions.createSession(sessionOptions = options).shortId
  }

  /** Posts a file to S3, registers it and returns the id of its photo. */
  private fun upload(session: String, file: TestPhoto): String {
    val upload = photos.presignUpload(session, PhotoType.front, "front.jpg")
    assertThat(file.post(upload.uploadUrl, upload.uploadFields)).isEqualTo(201)
    val registration =
      PhotoRegistration(s3Key = upload.s3Key, originalFilename = "front.jpg", fileSize = 1L shl 40)
    return photos.registerPhoto(session, registration).shortId
  }

  private fun awaitVerdict(session: String): Photo {
    while (onlyPhoto(session).uploadStatus == UploadStatus.pending) {
      Thread.sleep(100)
    }
    return onlyPhoto(session)
  }

  private fun onlyPhoto(session: String) = sessions.getSession(session).productPhotos.single()
}
