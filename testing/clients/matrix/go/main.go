// A photo on its way from a session to a product, with the client that openapi-generator makes for Go.
package main

import (
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"net/http"
	"os"
	"time"

	"dev.packshot/client/packshot"
)

const gtin = "00012345678905"

var (
	organization = os.Getenv("ORG")
	ctx          = context.WithValue(context.Background(), packshot.ContextAPIKeys,
		map[string]packshot.APIKey{"apiKey": {Key: os.Getenv("KEY")}})
	api = newClient()
)

func newClient() *packshot.APIClient {
	configuration := packshot.NewConfiguration()
	configuration.Servers = packshot.ServerConfigurations{{URL: os.Getenv("URL")}}
	return packshot.NewAPIClient(configuration)
}

func main() {
	file, err := os.ReadFile("common/photo.jpg")
	must(err)
	session, photo := upload(file)
	ready := awaitVerdict(session)
	expect(ready.UploadStatus == packshot.READY, "the photo is %v", ready.UploadStatus)
	expect(ready.GetFileSize() == int64(len(file)), "the photo has %d bytes", ready.GetFileSize())
	classify(session, photo)
	expect(onlyPhoto(session).Metadata["reviewed_by"] == "ana", "the metadata is %v", onlyPhoto(session).Metadata)
	copyPhoto(photo)
	addFile()
	_, unknown, err := api.SessionsAPI.GetSession(ctx, "2222222222222222222222").Execute()
	expect(err != nil && unknown.StatusCode == 404, "an unknown session was found")
}

// upload posts a photo to S3, registers it, and returns the ids of its session and of the photo.
func upload(file []byte) (string, string) {
	options := packshot.NewSessionOptions()
	options.SetCaptureMode("both")
	options.SetMetadata(map[string]string{"order": "4711"})
	opened, _, err := api.SessionsAPI.CreateSession(ctx).SessionOptions(*options).Execute()
	must(err)
	form, _, err := api.PhotosAPI.PresignUpload(ctx, opened.ShortId).PhotoType(packshot.FRONT).OriginalFilename("front.jpg").Execute()
	must(err)
	post(form, file)
	registration := packshot.NewPhotoRegistration(form.S3Key)
	registration.SetFileSize(1 << 40)
	photo, _, err := api.PhotosAPI.RegisterPhoto(ctx, opened.ShortId).PhotoRegistration(*registration).Execute()
	must(err)
	return opened.ShortId, photo.ShortId
}

// post sends the fields of an upload, then the file.
func post(form *packshot.Upload, file []byte) {
	var body bytes.Buffer
	parts := multipart.NewWriter(&body)
	for name, value := range form.UploadFields {
		must(parts.WriteField(name, value))
	}
	part, err := parts.CreateFormFile("file", "front.jpg")
	must(err)
	_, err = part.Write(file)
	must(err)
	must(parts.Close())
	answer, err := http.Post(form.UploadUrl, parts.FormDataContentType(), &body)
	must(err)
	expect(answer.StatusCode == 201, "S3 answered %d", answer.StatusCode)
}

func awaitVerdict(session string) packshot.Photo {
	for onlyPhoto(session).UploadStatus == packshot.PENDING {
		time.Sleep(100 * time.Millisecond)
	}
	return onlyPhoto(session)
}

func onlyPhoto(session string) packshot.Photo {
	found, _, err := api.SessionsAPI.GetSession(ctx, session).Execute()
	must(err)
	expect(len(found.ProductPhotos) == 1, "the session has %d photos", len(found.ProductPhotos))
	return found.ProductPhotos[0]
}

func classify(session, photo string) {
	change := packshot.NewPhotoChange(packshot.NUTRITION)
	change.SetMetadata(map[string]string{"reviewed_by": "ana"})
	_, _, err := api.PhotosAPI.UpdatePhoto(ctx, session, photo).PhotoChange(*change).Execute()
	must(err)
}

func copyPhoto(photo string) {
	image, _, err := api.ImagesAPI.AddImageFromPhoto(ctx, organization, gtin).ImageFromPhoto(*packshot.NewImageFromPhoto(photo)).Execute()
	must(err)
	expect(image.Sizes["200"] != "", "the image has the sizes %v", image.Sizes)
}

func addFile() {
	file, err := os.Open("common/photo.jpg")
	must(err)
	added, _, err := api.ImagesAPI.AddImage(ctx, organization, gtin).Image(file).Title("Front").IsPrimary(true).Execute()
	must(err)
	read, _, err := api.ImagesAPI.GetImage(ctx, organization, gtin, added.Id).Execute()
	must(err)
	expect(read.Title == "Front" && read.IsPrimary, "the image is %v", *read)
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func expect(condition bool, format string, values ...interface{}) {
	if !condition {
		must(fmt.Errorf(format, values...))
	}
}
