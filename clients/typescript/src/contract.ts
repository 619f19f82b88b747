// Generated from the contract by `npm run generate`. Do not edit.
export interface paths {
    "/scanner/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sessions
         * @description A page of the organization's sessions, newest first. A session that was opened or has ended within the last second may be missing
         *     or still be listed under its former status. If the sessions' metadata is too large for an answer, it is left out, and
         *     `session_metadata_omitted` is true.
         */
        get: operations["listSessions"];
        put?: never;
        /**
         * Open a session
         * @description Opens a scan session for the key's organization. Every field has a default, so the body can be empty or absent. With a user's
         *     key (`csu_…`), `organization_short_id` is required, because the key belongs to no single organization.
         *     A session expires after 24 hours without a change, unless the deployment sets another time.
         */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scanner/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a session
         * @description The session with its photos in their order. It includes every change that was answered before this request. An answer has at
         *     most 6 MB. If not everything fits, photos have fewer `urls`. If the photos' metadata alone is too large, it is left out,
         *     and `photo_metadata_omitted` is true.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /**
         * Delete a session
         * @description Deletes the session with everything that belongs to it: photos, their files and pictures, captures and promises, whatever its
         *     state. From the answer on, every operation on it is answered with 404, and nothing brings it back: a file that arrives later by
         *     one of its forms is deleted, too. The files are erased within about an hour; signed URLs that clients have end by themselves before.
         *     Images that were made of its photos stay. A repeated request is answered in the same way for at least 90 minutes, and with 404
         *     when nothing is left.
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scanner/api/v1/sessions/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a session
         * @description Ends the session because its photos are complete. It is COMPLETED then, and takes no new photos. Photos that were promised before
         *     may still arrive. The same request again has the same answer. An EXPIRED session is answered with 409.
         */
        post: operations["submitSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scanner/api/v1/sessions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a session
         * @description Does the same as `submit`, for a client that gives the session up.
         */
        post: operations["endSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scanner/api/v1/sessions/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the status of a session and its captures
         * @description A short answer for clients that wait. Send the `ETag` of the last answer in `If-None-Match`: while nothing has changed the answer
         *     is 304, without a body.
         */
        get: operations["getSessionStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scanner/api/v1/sessions/{session_id}/presigned-upload-url": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Request an upload
         * @description Returns the URL and the fields of a form that stores one photo in S3. Everyone who has the fields can post the form until
         *     `expires_in` seconds have passed, with a file of 1 byte to 25 MiB. Nothing else may be changed or added:
         *
         *     ```sh
         *     curl "$upload_url" -F key=… -F Content-Type=… … -F x-amz-signature=… -F file=@oats-front.jpg
         *     ```
         *
         *     In a browser, call `form.append(name, value)` for each of `upload_fields`, then `form.append('file', file)`, last, and
         *     `fetch(upload_url, {method: 'POST', body: form})`. S3 answers with 201, or refuses with 400 or 403 and XML
         *     ([POST Object](https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html)).
         *
         *     `content_type`, or else the extension of the name, determines the content type of the form. The verdict is on the bytes alone:
         *     a picture in another accepted format than announced is `ready`, and the photo's `content_type` is the true one.
         *
         *     A JPEG may have 202 million pixels, a PNG, GIF or BMP 120 million, and a WebP or HEIC 50.5 million. A JPEG of four inks may
         *     have 120 million, and a progressive one (or any of several scans) 134 million coefficients, which is 89 megapixels in the
         *     usual 4:2:0. Each picture may have 20,000 pixels on a side, a longer side of 50 times the shorter one, and 1,000 frames.
         */
        get: operations["presignUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scanner/api/v1/sessions/{session_id}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List promised photos and photos that have arrived
         * @description A page of all photos that were promised or have arrived, in the order of their first forms, without new forms. A second device or
         *     an operator can see here what is missing.
         */
        get: operations["listUploads"];
        put?: never;
        /**
         * Promise photos, or ask what has become of them
         * @description Names each photo that the client means to send. Repeat the call after any interruption, as often as you like: a known `client_id`
         *     keeps its photo and its `s3_key`, and `next` says what to do. Elements do not affect each other. One that is not valid is
         *     `refused`, with its `errors`.
         *
         *     A promise holds for a week after its last form, even if the session has ended. Only new names need an active session. Other facts
         *     (`photo_type`, `content_type`, `file_size`, `sha256`) under a known name replace the promise while the file has not arrived.
         *     After that they are a conflict.
         *
         *     With `sha256`, S3 accepts only a file with these bytes, and bytes that a ready photo of the session has are not wanted again
         *     (`duplicate`). With `file_size`, S3 accepts only that size. A session can have 1,000 promises.
         *
         *     To `POST`, send all of `fields` in a form, then the file as `file`, last. To `PUT`, send the file as the body with exactly these
         *     `headers`. A phone can do that in the background from a file.
         */
        post: operations["promiseUploads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scanner/api/v1/sessions/{session_id}/uploads/{photo_id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask why S3 has refused a photo
         * @description Send what S3 has answered. The answer says in words what went wrong, and has a new form if that helps. If the file is there after
         *     all, it says so. The client's clock does not matter, since clients sign nothing. If you send `client_time`, the answer says
         *     by how much the clock is wrong.
         */
        post: operations["explainUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scanner/api/v1/sessions/{session_id}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the photos of a session
         * @description A page of the session's photos, in their order unless `sort` says otherwise. If the photos' metadata is too large for an answer, it is left out, and
         *     `photo_metadata_omitted` is true.
         */
        get: operations["listPhotos"];
        put?: never;
        /**
         * Register a photo
         * @description Describes the photo of an upload. This is possible before the file is posted, after it, or after the verdict, with the same
         *     result. A repeated `s3_key` is answered with 200 and the photo as it is, and changes nothing. A photo whose file has arrived is
         *     registered even after its session has ended.
         */
        post: operations["registerPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scanner/api/v1/sessions/{session_id}/photos/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the photos into another order
         * @description Sets the order of the session's photos, which is their `sort_order` from then on. The list has every photo of the session exactly
         *     once. One that is missing, there twice or not of this session is 422, and nothing changes. A photo that arrives at the same time
         *     or later comes last. The last of several requests counts. An answer that would exceed 6 MB has fewer `urls`, or photos without
         *     their `metadata`.
         */
        post: operations["reorderPhotos"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scanner/api/v1/sessions/{session_id}/photos/{photo_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a photo
         * @description One photo of the session, with all its `urls`.
         */
        get: operations["getPhoto"];
        put?: never;
        post?: never;
        /**
         * Delete a photo
         * @description Deletes the photo with its file and its pictures, whatever the state of its session. Nothing brings it back: a file that arrives
         *     later by one of its forms is deleted, too, and registering it is answered with 409. Signed URLs end with it. Images that were
         *     made of it stay. If the file stands for other promises as well (`duplicate`), it is handed over to the first of them. If the
         *     answer was an error, repeat the request; a repeated request is answered in the same way.
         */
        delete: operations["deletePhoto"];
        options?: never;
        head?: never;
        /**
         * Classify or edit a photo
         * @description Sets the photo's type and merges its metadata. Each given key is set, an empty value (`""`) removes its key, other keys stay, and
         *     `{}` or `null` removes all keys. Concurrent merges of different keys are all kept. This also works after the session has ended.
         *
         *     An `edit` turns and crops the picture of a ready photo; beside it `photo_type` may be absent. The file stays as it was sent. The
         *     new pictures follow within seconds, and `edit_pending` is true until then: the smaller pictures in `urls` are those before. Each
         *     edit replaces the one before it, also while that is still pending, and `edit: null` undoes it at once. A URL that was read before
         *     can be loaded for another day at least, unless it expires. The edit ends when another file is posted by the photo's form; it stays
         *     if that file is the same or is rejected. It goes along when the photo becomes an image, but not when its file is handed over to
         *     another photo. Type, metadata and edit are stored in one write. A repeated request changes nothing. A photo that is not ready, or
         *     whose file has been replaced while it was edited, is answered with 409.
         */
        patch: operations["updatePhoto"];
        trace?: never;
    };
    "/scanner/api/v1/captures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a code that was scanned or typed
         * @description Adds a code to an active session. `raw_value` is kept exactly as it was sent, control characters included. Read from it are GTINs
         *     of 8, 12, 13 and 14 digits, UPC-E, ISBN-10, GS1 element strings with or without FNC1 and symbology identifiers (`]C1`, `]d2`,
         *     `]Q3`, `]e0`), and GS1 Digital Links, which must not be compressed. Spaces and hyphens that people type do not matter.
         *
         *     The answer has the GTIN at once. The product is looked up after it: `status` goes from `PENDING` over `LOOKING_UP` to `COMPLETED`,
         *     `NOT_FOUND` or `FAILED`. A code without a GTIN is valid too, and ends `COMPLETED` without a product.
         */
        post: operations["createCapture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scanner/api/v1/captures/upload-image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a picture of a code
         * @description Adds a picture of a code to an active session. The file may be JPEG, PNG or WebP; its bytes determine the format. The whole body may
         *     have 4.4 MiB; add a larger file as a photo of type `barcode`.
         *
         *     If the request states no GTIN, the code is read from the picture within seconds: `raw_value`, if it is empty, `gtin` and
         *     `gs1_dl_data` follow, and then the product is looked up. If no code can be read, the capture ends `FAILED` with a reason in
         *     `error_message`. The picture is no photo of the session, and is deleted with it.
         */
        post: operations["uploadCaptureImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scanner/api/v1/captures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a capture */
        get: operations["getCapture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scanner/api/v1/captures/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look up the product of a capture again
         * @description Starts another look-up of a capture that is `FAILED` or `NOT_FOUND`, for example after its product has been named. A capture in
         *     another status is a conflict.
         */
        post: operations["retryCapture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dashboard/api/v1/trade-items/{organization_id}/{gtin}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Name a product
         * @description Gives the product a name, which captures of its GTIN show as `product_name`. A product keeps its `id` when its name changes.
         *     A capture that ended `NOT_FOUND` finds it after a retry.
         */
        put: operations["nameProduct"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dashboard/api/v1/trade-items/{organization_id}/{gtin}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a product's images
         * @description The primary image is first. The others are sorted by `priority`, lowest first, then by time, newest first. A page after the
         *     last one is empty. A product without images has an empty list.
         */
        get: operations["listImages"];
        put?: never;
        /**
         * Add an image
         * @description Makes an image from a file. Its `image_url` can be loaded at once, and its `sizes` follow within seconds.
         *
         *     The file may be JPEG, PNG, GIF, WebP, HEIC, SVG or BMP. Its bytes determine the format; its name and the content type of its
         *     part are ignored. The picture is a JPEG, or a PNG if it has transparency: upright, without metadata, at most 1,600 pixels wide. Of
         *     an animation it is the first frame. The file itself stays private. The whole body may have 4.4 MiB; make an image of a larger
         *     file from a photo.
         *
         *     The first image of a product creates the product. With `is_primary` the new image replaces the primary image, if there is one.
         */
        post: operations["addImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dashboard/api/v1/trade-items/{organization_id}/{gtin}/images/from-photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add an image from a photo
         * @description Makes an image from a photo, which must belong to a session of the organization and be `ready`. The photo is copied within S3,
         *     so it may have 25 MiB like every photo, and the `sizes` of the image are available at once.
         *
         *     The image has the photo's `photo_type` as it is now. The first image of a product creates the product. With `is_primary` the new
         *     image replaces the primary image, if there is one.
         */
        post: operations["addImageFromPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dashboard/api/v1/trade-items/{organization_id}/{gtin}/images/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all files of a product's images
         * @description All images of the product in the order of the list, at most 250, each with the `file` that it was made of. So a whole set can be
         *     fetched and checked. The URLs of the files are signed. They can be read without a key until `urls_expire`, ten to fifteen minutes
         *     later, and save the file as `gs1_file_name`. A product without images has an empty list.
         */
        get: operations["getManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dashboard/api/v1/trade-items/{organization_id}/{gtin}/images/{image_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an image
         * @description Returns the image as it is now. To wait for its `sizes`, repeat the request until they are no longer empty.
         */
        get: operations["getImage"];
        put?: never;
        post?: never;
        /**
         * Delete an image
         * @description Deletes the image with its file and all its pictures. Caches on the way to a viewer may serve a picture for up to one more hour,
         *     and a browser may keep its copy. If it was the primary image, the product has none afterwards: no other image is
         *     promoted. If the answer was an error, repeat the request. It finishes the deletion; otherwise that happens by itself within the
         *     next hours.
         */
        delete: operations["deleteImage"];
        options?: never;
        head?: never;
        /**
         * Change an image
         * @description Sets the given fields and leaves the others. `is_primary: true` makes it the primary image instead of the previous one.
         *     `is_primary: false` leaves the product without a primary image, if this was it.
         *
         *     An `edit` turns and crops the picture. The file stays as it was sent. The new pictures follow within seconds, and `edit_pending` is
         *     true until then: `image_url` and `sizes` are those before. Each edit replaces the one before it, also while that is still pending.
         *     `edit: null` undoes it at once. The URLs of an earlier edit end a day or two after the next one is shown; those of the picture as
         *     it was sent stay. A repeated request changes nothing.
         */
        patch: operations["updateImage"];
        trace?: never;
    };
    "/account/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask who the caller is
         * @description The caller's user and organizations, the kind of the credential, and the limits after this request.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/api/v1/browser-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign a browser in
         * @description Gives the browser the cookie `sessionid` in exchange for a bearer token. The session ends 14 days after this request, or 12 hours
         *     after its last use. A user has at most 10 sessions, and a further one ends the least used.
         */
        post: operations["openBrowserSession"];
        /**
         * Sign out
         * @description Ends the session of the cookie or, with a bearer token, all browser sessions of the user.
         */
        delete: operations["endBrowserSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the contract
         * @description The OpenAPI 3.1 document that you are reading.
         */
        get: operations["getOpenapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the contract on a page
         * @description A page that shows the contract and can send requests. It loads nothing from other hosts.
         */
        get: operations["getReference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/errors/{error_code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what an error means
         * @description The page of a problem's `type`. It explains what the error means and what to do about it.
         */
        get: operations["getErrorPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description A UUID in base 57, most significant digit first. Ids are sorted by the time at which they were made.
         * @example 2JZtSz3EVEi4k5ERftCTtB
         */
        ShortId: string;
        /** @description A shortuuid, or the canonical form of the same UUID. Anything else is answered with 422. */
        IdAsked: string;
        /**
         * @description Metadata of your own, as a flat map of strings. A value may have line breaks and tabs.
         * @example {
         *       "shelf": "A4"
         *     }
         */
        Metadata: {
            [key: string]: string;
        };
        /** @description Metadata to set. An empty value removes its key. */
        MetadataChange: {
            [key: string]: string;
        } | null;
        /**
         * @description What the session captures. The list is complete.
         * @enum {string}
         */
        CaptureMode: "barcode_scan" | "product_photography" | "both";
        /**
         * @description An ACTIVE session accepts photos. A COMPLETED session was ended. An EXPIRED session had no change for 24 hours, or for the time that the deployment sets. The list is complete.
         * @enum {string}
         */
        SessionStatus: "ACTIVE" | "COMPLETED" | "EXPIRED";
        /**
         * @description The view of the product in the photo. New values may be added.
         * @enum {string}
         */
        PhotoType: "front" | "back" | "left" | "right" | "top" | "bottom" | "nutrition" | "ingredients" | "barcode" | "recycling" | "certification" | "other";
        /**
         * @description `pending`: the file has not arrived or has not been checked. `ready`: it is a complete picture of the type of its upload.
         *     `rejected`: it is not; `rejection_reason` has the reason. A photo that took too long to check is rejected, too, and becomes
         *     `ready` if a later check succeeds. The list is complete.
         * @enum {string}
         */
        UploadStatus: "pending" | "ready" | "rejected";
        SessionOptions: {
            metadata?: components["schemas"]["MetadataChange"];
            /** @description The key's own organization, which is also the default. With a user's key it is required, and is one of the user's organizations. */
            organization_short_id?: string | null;
            /** @description The app and its version. */
            user_agent?: string | null;
            /** @description Any JSON object about the device, with at most 4,000 characters. Of control characters, its strings may have only line breaks and tabs. */
            device_context?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description What the session captures. By default `barcode_scan`.
             * @enum {string|null}
             */
            capture_mode?: "barcode_scan" | "product_photography" | "both" | null;
            /** @description Photos to promise at once, as in `POST …/uploads`. */
            uploads?: components["schemas"]["PromisedUpload"][] | null;
        };
        SessionSummary: {
            short_id: components["schemas"]["ShortId"];
            status: components["schemas"]["SessionStatus"];
            capture_mode: components["schemas"]["CaptureMode"];
            /** Format: date-time */
            created: string;
            /** Format: date-time */
            modified: string;
            metadata: components["schemas"]["Metadata"];
            /** Format: int32 */
            capture_count: number;
            photo_count: number;
            /** @description Only if photos were promised with the session. */
            uploads?: components["schemas"]["PromiseAnswer"][];
        };
        SessionPage: {
            data: components["schemas"]["SessionSummary"][];
            pagination: components["schemas"]["Pagination"];
            /** @description Only if it is true. */
            session_metadata_omitted?: boolean;
        };
        SessionDetail: {
            short_id: components["schemas"]["ShortId"];
            status: components["schemas"]["SessionStatus"];
            capture_mode: components["schemas"]["CaptureMode"];
            /** Format: date-time */
            created: string;
            /** Format: date-time */
            modified: string;
            metadata: components["schemas"]["Metadata"];
            /** @description In the order in which they were added. */
            captures: components["schemas"]["Capture"][];
            /** @description In the order in which their uploads were requested. */
            product_photos: components["schemas"]["Photo"][];
            /**
             * @description Present if the photos' metadata is too large for one answer. It is left out of all of them then. The answer to a
             *     PATCH of a photo has it.
             */
            photo_metadata_omitted?: boolean;
            /** @description Present if the metadata of captures is left out for the same reason. */
            capture_metadata_omitted?: boolean;
        };
        SessionProgress: {
            session_status: components["schemas"]["SessionStatus"];
            /**
             * @description `pending` while a photo has no verdict or a look-up is open, and `ready` after that. Packshot extracts nothing from the session,
             *     so the other values do not occur. The list is complete.
             * @enum {string}
             */
            extraction_status: "pending" | "processing" | "ready" | "accepted" | "rejected";
            captures: components["schemas"]["CaptureProgress"][];
        };
        CaptureProgress: {
            short_id: components["schemas"]["ShortId"];
            /**
             * @description The progress of the look-up. `ENRICHING` and `RESOLVING` belong to the same API elsewhere; Packshot never uses them.
             *     The list is complete.
             * @enum {string}
             */
            status: "PENDING" | "LOOKING_UP" | "ENRICHING" | "RESOLVING" | "COMPLETED" | "FAILED" | "NOT_FOUND";
            /** @description Packshot proposes nothing. */
            proposal_count: number;
        };
        CaptureInput: {
            /** @description The session. */
            session_short_id: components["schemas"]["IdAsked"];
            /**
             * @description How the capture was made: a scanner has read it (`BARCODE`), it is in a picture (`IMAGE`), or a person has typed it (`MANUAL`).
             *     The list is complete.
             * @enum {string}
             */
            capture_type: "BARCODE" | "IMAGE" | "MANUAL";
            /** @description The text exactly as the scanner has read it or a person has typed it. It may have control characters. */
            raw_value: string;
            metadata?: components["schemas"]["MetadataChange"];
            /** @description The GTIN, if the client knows one that `raw_value` does not state. It must not contradict `raw_value`. Empty is absent. */
            gtin?: string | null;
            /** @description Values by GS1 application identifier, if `raw_value` states none. They have at most 500 characters in all. */
            gs1_dl_data?: {
                [key: string]: string;
            } | null;
        };
        CaptureUpload: {
            /** @description The session. */
            session_short_id: components["schemas"]["IdAsked"];
            /**
             * Format: binary
             * @description The file as JPEG, PNG or WebP.
             */
            image: Blob;
            /** @description Always IMAGE, which is the default. */
            capture_type?: string;
            /** @description The text of the code, if the client has read it. */
            raw_value?: string;
            /** @description The GTIN, if the client knows it. It must not contradict `raw_value`. */
            gtin?: string;
        };
        Capture: {
            short_id: components["schemas"]["ShortId"];
            /**
             * @description The progress of the look-up. `ENRICHING` and `RESOLVING` belong to the same API elsewhere; Packshot never uses them.
             *     The list is complete.
             * @enum {string}
             */
            status: "PENDING" | "LOOKING_UP" | "ENRICHING" | "RESOLVING" | "COMPLETED" | "FAILED" | "NOT_FOUND";
            /**
             * @description How the capture was made: a scanner has read it (`BARCODE`), it is in a picture (`IMAGE`), or a person has typed it (`MANUAL`).
             *     The list is complete.
             * @enum {string}
             */
            capture_type: "BARCODE" | "IMAGE" | "MANUAL";
            /** @description The text as it was sent, or as it was read from a picture. */
            raw_value: string;
            /** @description The GTIN with 14 digits, if there is one. */
            gtin: string | null;
            /** @description True if the GTIN is unique only within a company or a region, as those of goods are that a shop weighs or makes. */
            restricted: boolean;
            /** @description Why the capture is `FAILED`. */
            error_message: string | null;
            /** Format: date-time */
            created: string;
            metadata: components["schemas"]["Metadata"];
            /** @description The values by GS1 application identifier that `raw_value` states, or else those that the client sent. */
            gs1_dl_data: {
                [key: string]: string;
            };
            /** @description The organization's product with this GTIN, if it has a name. */
            product_short_id: string | null;
            product_name: string | null;
            /**
             * Format: date-time
             * @description The time at which the last look-up ended.
             */
            processed_at: string | null;
            /** @description The key of the picture, if the capture has one. */
            uploaded_image_key: string | null;
            /** @description Always empty. */
            qr_analysis: {
                [key: string]: unknown;
            };
        };
        ProductName: {
            name: string;
        };
        Product: {
            id: components["schemas"]["ShortId"];
            /** @description The GTIN with 14 digits. */
            gtin: string;
            name: string;
        };
        Upload: {
            /**
             * Format: uri
             * @description The URL to post the form to.
             */
            upload_url: string;
            /**
             * @description The names and values of the form's fields, in this order, before `file`. Send all of them, whatever their names are. They
             *     are `key`, `Content-Type`, `success_action_status`, `policy`, and some that start with `x-amz-`.
             */
            upload_fields: {
                [key: string]: string;
            };
            s3_key: components["schemas"]["S3Key"];
            /** @description The number of seconds for which S3 accepts the form. */
            expires_in: number;
        };
        /** @description The key of the photo's object, made by the server. It contains the ids of the session and of the photo. */
        S3Key: string;
        Promises: {
            uploads: components["schemas"]["PromisedUpload"][];
        };
        PromisedUpload: {
            /** @description The client's own name for the photo, unique in the session. */
            client_id: string;
            /**
             * @description The view of the product in the photo. By default `other`.
             * @enum {string|null}
             */
            photo_type?: "front" | "back" | "left" | "right" | "top" | "bottom" | "nutrition" | "ingredients" | "barcode" | "recycling" | "certification" | "other" | null;
            /** @description The file's name on the device. One of a film, a document or another file that is no photo is refused. */
            original_filename?: string | null;
            /**
             * @description The type of the file. It takes precedence over the name.
             * @enum {string|null}
             */
            content_type?: "image/jpeg" | "image/png" | "image/webp" | "image/heic" | "image/gif" | "image/bmp" | null;
            /**
             * Format: int64
             * @description In bytes. S3 then accepts only this size. Required to `PUT`.
             */
            file_size?: number | null;
            /** @description Of the file, in hexadecimal digits. S3 then accepts only this file. */
            sha256?: string | null;
            /**
             * Format: date-time
             * @description The time at which the photo was taken, with its offset from UTC.
             */
            taken_at?: string | null;
            /** @description The capture that the photo belongs to, if any. */
            capture_short_id?: string | null;
            metadata?: components["schemas"]["MetadataChange"];
            /**
             * @description The way in which the file is to be sent. By default `POST`.
             * @enum {string|null}
             */
            method?: "POST" | "PUT" | null;
        };
        PromiseAnswers: {
            uploads: components["schemas"]["PromiseAnswer"][];
        };
        PromiseAnswer: {
            /** @description Null if the promise had none or if the photo was not promised. */
            client_id: string | null;
            /** @description Null if the promise was refused. */
            photo_short_id: string | null;
            /** @description Null if the promise was refused. It never changes. */
            s3_key: string | null;
            /**
             * @description `promised`: the file has not arrived. `arrived`: it has, and has no verdict yet. `ready` and `rejected`: the verdict. `duplicate`:
             *     another photo of the session has the same bytes. `deleted`: the photo was deleted. `expired`: the file did not arrive in time.
             *     `refused`: no promise was made. The list is complete.
             * @enum {string}
             */
            state: "promised" | "arrived" | "ready" | "rejected" | "duplicate" | "deleted" | "expired" | "refused";
            /**
             * @description `upload`: send the file as `upload` says. `wait`: ask again after `retry_after_seconds`. `done`: the photo is there. `give_up`: sending
             *     the file would not help; `reason` says why. The list is complete.
             * @enum {string}
             */
            next: "upload" | "wait" | "done" | "give_up";
            /** @description A sentence for the person who took the photo. */
            reason: string | null;
            /**
             * Format: int64
             * @description With `wait`, the time after which to ask again.
             */
            retry_after_seconds: number | null;
            /** @description The photo of this session that has the same bytes. */
            duplicate_of: string | null;
            /** @description The kind of a refusal. */
            error_code: string | null;
            errors: components["schemas"]["FieldError"][];
            /** @description The way to send the file. Only if `next` is `upload`. */
            upload?: components["schemas"]["PromisedForm"];
            limits: components["schemas"]["UploadLimits"];
        };
        PromisedForm: {
            /** @enum {string} */
            method: "POST" | "PUT";
            /** Format: uri */
            url: string;
            /** @description To `POST`, the fields to send before the file. */
            fields?: {
                [key: string]: string;
            };
            /** @description To `PUT`, the headers to send besides `Content-Length`. */
            headers?: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description In seconds.
             */
            expires_in: number;
        };
        /** @description The limits of the file. They are in the description of `presignUpload`. */
        UploadLimits: {
            /** Format: int64 */
            min_bytes: number;
            /** Format: int64 */
            max_bytes: number;
            /**
             * Format: int64
             * @description Of a picture in the announced format. By default that of a JPEG.
             */
            max_pixels: number;
            /**
             * Format: int64
             * @description In pixels.
             */
            max_side: number;
        };
        LedgerPage: {
            data: components["schemas"]["LedgerEntry"][];
            pagination: components["schemas"]["Pagination"];
        };
        LedgerEntry: {
            /** @description Null if the photo was not promised. */
            client_id: string | null;
            photo_short_id: components["schemas"]["ShortId"];
            s3_key: components["schemas"]["S3Key"];
            /**
             * @description `promised`: the file has not arrived. `arrived`: it has, and has no verdict yet. `ready` and `rejected`: the verdict. `duplicate`:
             *     another photo of the session has the same bytes. `deleted`: the photo was deleted. `expired`: the file did not arrive in time.
             *     `refused`: no promise was made. The list is complete.
             * @enum {string}
             */
            state: "promised" | "arrived" | "ready" | "rejected" | "duplicate" | "deleted" | "expired" | "refused";
            /**
             * @description `upload`: send the file as `upload` says. `wait`: ask again after `retry_after_seconds`. `done`: the photo is there. `give_up`: sending
             *     the file would not help; `reason` says why. The list is complete.
             * @enum {string}
             */
            next: "upload" | "wait" | "done" | "give_up";
            /** @description A sentence for the person who took the photo. */
            reason: string | null;
            /** Format: int64 */
            retry_after_seconds: number | null;
            duplicate_of: string | null;
            error_code: string | null;
            errors: components["schemas"]["FieldError"][];
        };
        UploadFailure: {
            /**
             * Format: int32
             * @description The HTTP status of S3's answer; 0 if there was none.
             */
            status: number;
            /** @description S3's `Code`. */
            code?: string | null;
            /** @description S3's `Message`. */
            message?: string | null;
            /**
             * Format: date-time
             * @description The time by the client's clock.
             */
            client_time?: string | null;
            /** @description Of a photo that was not promised. */
            s3_key?: string | null;
        };
        Explanation: {
            /** @description Null if the promise had none or if the photo was not promised. */
            client_id: string | null;
            /** @description Null if the promise was refused. */
            photo_short_id: string | null;
            /** @description Null if the promise was refused. It never changes. */
            s3_key: string | null;
            /**
             * @description `promised`: the file has not arrived. `arrived`: it has, and has no verdict yet. `ready` and `rejected`: the verdict. `duplicate`:
             *     another photo of the session has the same bytes. `deleted`: the photo was deleted. `expired`: the file did not arrive in time.
             *     `refused`: no promise was made. The list is complete.
             * @enum {string}
             */
            state: "promised" | "arrived" | "ready" | "rejected" | "duplicate" | "deleted" | "expired" | "refused";
            /**
             * @description `upload`: send the file as `upload` says. `wait`: ask again after `retry_after_seconds`. `done`: the photo is there. `give_up`: sending
             *     the file would not help; `reason` says why. The list is complete.
             * @enum {string}
             */
            next: "upload" | "wait" | "done" | "give_up";
            /** @description A sentence for the person who took the photo. */
            reason: string | null;
            /**
             * Format: int64
             * @description With `wait`, the time after which to ask again.
             */
            retry_after_seconds: number | null;
            /** @description The photo of this session that has the same bytes. */
            duplicate_of: string | null;
            /** @description The kind of a refusal. */
            error_code: string | null;
            errors: components["schemas"]["FieldError"][];
            /** @description The way to send the file. Only if `next` is `upload`. */
            upload?: components["schemas"]["PromisedForm"];
            limits: components["schemas"]["UploadLimits"];
            /**
             * @description What went wrong. `arrived` says that the file is there.
             * @enum {string}
             */
            cause: "arrived" | "expired" | "interrupted" | "storage_busy" | "too_large" | "too_small" | "other_type" | "other_bytes" | "changed_form" | "unknown";
            /**
             * Format: int64
             * @description The time by which the client's clock is ahead.
             */
            clock_skew_seconds: number | null;
        };
        PhotoRegistration: {
            /** @description The `s3_key` of an upload of this session. */
            s3_key: components["schemas"]["S3Key"];
            /**
             * @description The view of the product in the photo. By default the one in the key. A type that a PATCH has set stays.
             * @enum {string|null}
             */
            photo_type?: "front" | "back" | "left" | "right" | "top" | "bottom" | "nutrition" | "ingredients" | "barcode" | "recycling" | "certification" | "other" | null;
            /** @description Metadata of the photo. What a PATCH has set stays. */
            metadata?: components["schemas"]["MetadataChange"];
            /** @description The capture that the photo belongs to, if any. */
            capture_short_id?: string | null;
            original_filename?: string | null;
            /**
             * Format: int64
             * @description In bytes. It is shown until the verdict, which has the size of the file.
             */
            file_size?: number | null;
            /**
             * Format: date-time
             * @description The time at which the photo was taken, with its offset from UTC. By default it is that of the file's EXIF, if it has the
             *     offset (`OffsetTimeOriginal`). A time without an offset is refused: it may be wrong by half a day.
             */
            taken_at?: string | null;
        };
        PhotoChange: {
            /** @description It may be left out beside an `edit`. The schema requires it so that generated types stay as they were. */
            photo_type: components["schemas"]["PhotoType"];
            metadata?: components["schemas"]["MetadataChange"];
            edit?: components["schemas"]["PictureEditChange"];
        };
        Photo: {
            short_id: components["schemas"]["ShortId"];
            photo_type: components["schemas"]["PhotoType"];
            s3_key: components["schemas"]["S3Key"];
            /** @description Empty if nobody registered the photo. */
            original_filename: string;
            /**
             * Format: int64
             * @description Ascending in the session.
             */
            sort_order: number;
            /** Format: date-time */
            created: string;
            /**
             * Format: date-time
             * @description As the client said, in the promise or the registration, or else the file's EXIF. Null if neither did, or if the file's
             *     time has no offset from UTC.
             */
            taken_at: string | null;
            metadata: components["schemas"]["Metadata"];
            /**
             * Format: int64
             * @description In bytes.
             */
            file_size: number | null;
            capture_short_id: string | null;
            upload_status: components["schemas"]["UploadStatus"];
            /** @description A sentence for the person who took the photo. */
            rejection_reason: string | null;
            /** @description The type of the file's bytes. */
            content_type: string | null;
            /**
             * Format: int32
             * @description In pixels, as stored in the file.
             */
            width: number | null;
            /**
             * Format: int32
             * @description In pixels, as stored in the file.
             */
            height: number | null;
            /** @description Of the file's bytes. */
            sha256: string | null;
            /** @description The photo of this session that had the same bytes first. */
            duplicate_of: string | null;
            /**
             * @description The codes in a photo that was of type `barcode` when its file was checked: at most one so far, and empty if none can be read.
             *     They are read shortly after the photo is `ready`, and again if the file is replaced. A later change of the type to `barcode`
             *     does not read them, so name the type when you promise the photo or ask for its form. A code whose text is longer than 500
             *     characters is left out.
             */
            barcodes: components["schemas"]["Barcode"][];
            urls: components["schemas"]["PhotoUrls"];
            quality?: components["schemas"]["Quality"];
            checks?: components["schemas"]["Checks"];
            /** @description The last change of the picture; absent if it is shown as it was sent. */
            edit?: components["schemas"]["PictureEdit"];
            /**
             * @description True while the pictures of the `edit` are still to be made. `quality` is that of the picture that is shown, and `width`,
             *     `height`, `sha256` and the `original` in `urls` are those of the file.
             */
            edit_pending: boolean;
            /**
             * Format: date-time
             * @description Only in a deployment that deletes photos. After this time the file may be gone, and `urls` is empty. The photo's data stays.
             */
            file_expires?: string;
            /**
             * Format: date-time
             * @description Only of a ready photo whose file was removed from the storage by somebody else than this API: when that was noticed. `urls` is
             *     empty, and `uploads` asks for the file again. It is absent again once the file is back.
             */
            file_missing_since?: string;
        };
        /**
         * @description How well the picture shows a product. Absent if the picture was not decoded. It is measured on the upright picture, at most
         *     1,600 pixels wide and on white where it is transparent. No photo is refused for it.
         */
        Quality: {
            /**
             * Format: int32
             * @description The variance of the Laplacian of the brightness in levels from 0 to 255; a blurred photo often has less than 100.
             */
            sharpness: number;
            /** @description The mean brightness, from black (0) to white (1). */
            brightness: number;
            /** @description The standard deviation of the brightness, 1 if half of the picture is black and half of it white. */
            contrast: number;
            /** @description The share of pixels that are as good as black (at most 2 of 255). */
            clipped_dark: number;
            /** @description The share of pixels that are as good as white (at least 253 of 255), a white background included. */
            clipped_light: number;
            /** @description The share of the pixels along the edge, in a band of 1/32 of the shorter side, whose red, green and blue are all at least 250. */
            background_white: number;
            /**
             * @description The share of the picture's width or height, whichever is greater, that the product takes. The product is what differs from the
             *     most usual colour of the edge. It is 1 if the background is not plain.
             */
            fill: number;
            /**
             * Format: int32
             * @description The shorter side of the whole picture, in pixels.
             */
            shorter_side: number;
        };
        /** @description Whether the picture could be the main picture of its product, as far as its pixels can tell. Absent if `quality` is absent. */
        Checks: {
            /** @description By the GS1 Product Image Specification. */
            gs1_primary: components["schemas"]["Check"];
            /** @description By Amazon's requirements for main images. */
            amazon_main: components["schemas"]["Check"];
        };
        Check: {
            passed: boolean;
            /** @description What the picture lacks, in sentences for the person who took it. Empty if it has passed. */
            failures: string[];
        };
        /** @description A code that was read from a photo. The bars of a linear code have been read on two lines, with the same result. */
        Barcode: {
            format: components["schemas"]["BarcodeFormat"];
            /**
             * @description The data of the code, exactly. It may have any characters; FNC1 is U+001D. GS1 DataBar has its application identifiers in
             *     brackets.
             */
            text: string;
            /** @description The GTIN in the text, also that of an element string or of a GS1 Digital Link, with 14 digits. Null if there is none. */
            gtin: string | null;
        };
        /**
         * @description The kind of a code. `itf_14` is Interleaved 2 of 5 with 14 digits, `databar_expanded` also its stacked form, `databar` the other
         *     forms of GS1 DataBar. The list is complete.
         * @enum {string}
         */
        BarcodeFormat: "ean_13" | "ean_8" | "upc_a" | "upc_e" | "itf_14" | "databar" | "databar_expanded" | "qr_code" | "data_matrix" | "code_128";
        PhotoSequence: {
            /** @description The ids of all photos of the session, each once. */
            photo_short_ids: components["schemas"]["IdAsked"][];
        };
        PhotoPage: {
            data: components["schemas"]["Photo"][];
            pagination: components["schemas"]["Pagination"];
            /** @description Only if it is true. */
            photo_metadata_omitted?: boolean;
        };
        /**
         * @description The URLs of the photo's pictures. They need no key and are valid for ten to fifteen minutes; request the photo again for new
         *     ones. `original` is the file as it was uploaded. The others are smaller pictures, each named by its width in pixels. They are
         *     upright, without the camera's metadata, and JPEG, or PNG if the photo has transparency. Use them for `srcset`. They are 200,
         *     400, 800 and 1600 pixels wide, up to the width of the photo. The widest has the width of the photo if that is below 1600.
         *
         *     It is empty until the photo is `ready`, and for a rejected photo. HEIC has only its `original` in a deployment that does not
         *     decode it. In an answer with very many photos the larger pictures may be left out. The answer of a single photo has all of them.
         */
        PhotoUrls: {
            [key: string]: string;
        };
        ImageUpload: {
            /**
             * Format: binary
             * @description The file as JPEG, PNG, GIF, WebP, HEIC, SVG or BMP.
             */
            image: Blob;
            title?: components["schemas"]["Title"];
            /** @description By default false. The word may have upper-case letters, and an empty value is false. */
            is_primary?: boolean;
            /** @description What the image shows. By default `other`, also if it is empty. It does not change. */
            photo_type?: components["schemas"]["PhotoType"];
        };
        ImageFromPhoto: {
            /** @description A ready photo of a session of the organization. */
            photo_short_id: components["schemas"]["IdAsked"];
            title?: string | null;
            /** @description By default false. */
            is_primary?: boolean | null;
        };
        ImageChange: {
            title?: string | null;
            priority?: number | null;
            is_primary?: boolean | null;
            edit?: components["schemas"]["PictureEditChange"];
        };
        /** @description A change of the picture. Null undoes it. */
        PictureEditChange: {
            /**
             * Format: int32
             * @description Clockwise, in degrees. By default 0.
             */
            rotate?: number | null;
            crop?: components["schemas"]["CropChange"];
        } | null;
        /** @description The part of the turned picture that remains, in fractions of its width and height. By default all of it. */
        CropChange: {
            /** @description Of the left side of the part. */
            x: number;
            /** @description Of the upper side of the part. */
            y: number;
            /** @description At most 1 together with `x`. */
            width: number;
            /** @description At most 1 together with `y`. */
            height: number;
        } | null;
        /** @description A change of a picture. */
        PictureEdit: {
            /**
             * Format: int32
             * @description Clockwise, in degrees.
             */
            rotate: number;
            crop: components["schemas"]["Crop"];
        };
        /** @description The part of the turned picture that remains, in fractions of its width and height, as millionths. */
        Crop: {
            x: number;
            y: number;
            width: number;
            height: number;
        };
        /** @description A description of the image for people. It may have line breaks and tabs. */
        Title: string;
        Image: {
            id: components["schemas"]["ShortId"];
            title: components["schemas"]["Title"];
            /** @description True for at most one image of a product. */
            is_primary: boolean;
            /**
             * Format: int32
             * @description The position in the product's list. Lower numbers come first.
             */
            priority: number;
            /** Format: date-time */
            created: string;
            photo_type: components["schemas"]["PhotoType"];
            /**
             * @description A name for the image's file by the GS1 Product Image Specification: the GTIN-14, the code of what it shows, and a number. The
             *     front has the code A1N1, the left side A2N1, the top A3N1, the back A7N1, the right side A8N1, the bottom A9N1, and everything
             *     else A0N1. No other image of the product has the name or has had it, and it does not change. An image of an earlier version
             *     of Packshot has its id instead of the number.
             */
            gs1_file_name: string;
            /**
             * @description True if the product's number is unique only within a company or a region (GS1's prefixes 02, 04 and 20 to 29, and 8 digits
             *     that begin with 0 or 2). Shops give such numbers to what they weigh or make, often with a weight or a price in them.
             */
            restricted: boolean;
            /**
             * Format: uri
             * @description The picture, at most 1,600 pixels wide, visible to everybody without a key. The URL contains a hash of the content and never
             *     shows another picture. It is served with `Cache-Control: public, max-age=31536000, s-maxage=3600, immutable`,
             *     `X-Content-Type-Options: nosniff` and a `Content-Security-Policy` that blocks all scripts.
             */
            image_url: string;
            /**
             * @description The picture in widths of 200, 400, 800 and 1,600 pixels, up to its own width, as a map from width to URL. Use it for
             *     `srcset`. The widest has the picture's own width if that is below 1,600. Empty until the sizes have been made, then complete.
             */
            sizes: {
                [key: string]: string;
            };
            quality?: components["schemas"]["Quality"];
            checks?: components["schemas"]["Checks"];
            /** @description The last change of the picture; absent if it is shown as it was sent. */
            edit?: components["schemas"]["PictureEdit"];
            /** @description True while the pictures of the `edit` are still to be made. `quality` is that of the picture that is shown. */
            edit_pending: boolean;
        };
        Manifest: {
            /** @description The product's GTIN-14. */
            gtin: string;
            /**
             * Format: date-time
             * @description The time after which no `url` of a file can be read.
             */
            urls_expire: string;
            images: components["schemas"]["ImageWithFile"][];
        };
        ImageWithFile: {
            id: components["schemas"]["ShortId"];
            title: components["schemas"]["Title"];
            /** @description True for at most one image of a product. */
            is_primary: boolean;
            /**
             * Format: int32
             * @description The position in the product's list. Lower numbers come first.
             */
            priority: number;
            /** Format: date-time */
            created: string;
            photo_type: components["schemas"]["PhotoType"];
            /**
             * @description A name for the image's file by the GS1 Product Image Specification: the GTIN-14, the code of what it shows, and a number. The
             *     front has the code A1N1, the left side A2N1, the top A3N1, the back A7N1, the right side A8N1, the bottom A9N1, and everything
             *     else A0N1. No other image of the product has the name or has had it, and it does not change. An image of an earlier version
             *     of Packshot has its id instead of the number.
             */
            gs1_file_name: string;
            /**
             * @description True if the product's number is unique only within a company or a region (GS1's prefixes 02, 04 and 20 to 29, and 8 digits
             *     that begin with 0 or 2). Shops give such numbers to what they weigh or make, often with a weight or a price in them.
             */
            restricted: boolean;
            /**
             * Format: uri
             * @description The picture, at most 1,600 pixels wide, visible to everybody without a key. The URL contains a hash of the content and never
             *     shows another picture. It is served with `Cache-Control: public, max-age=31536000, s-maxage=3600, immutable`,
             *     `X-Content-Type-Options: nosniff` and a `Content-Security-Policy` that blocks all scripts.
             */
            image_url: string;
            /**
             * @description The picture in widths of 200, 400, 800 and 1,600 pixels, up to its own width, as a map from width to URL. Use it for
             *     `srcset`. The widest has the picture's own width if that is below 1,600. Empty until the sizes have been made, then complete.
             */
            sizes: {
                [key: string]: string;
            };
            quality?: components["schemas"]["Quality"];
            checks?: components["schemas"]["Checks"];
            /** @description The last change of the picture; absent if it is shown as it was sent. */
            edit?: components["schemas"]["PictureEdit"];
            /** @description True while the pictures of the `edit` are still to be made. `quality` is that of the picture that is shown. */
            edit_pending: boolean;
            file: components["schemas"]["ImageFile"];
        };
        /** @description The file that an image was made of, as it was sent. */
        ImageFile: {
            /**
             * Format: uri
             * @description Signed; readable without a key until `urls_expire`.
             */
            url: string;
            content_type: string;
            /**
             * Format: int64
             * @description In bytes. Null for an image of an earlier version of Packshot.
             */
            file_size: number | null;
            /** @description Of the file's bytes. */
            sha256: string;
            /**
             * Format: int32
             * @description In pixels, as stored in the file.
             */
            width: number;
            /**
             * Format: int32
             * @description In pixels, as stored in the file.
             */
            height: number;
        };
        ImagePage: {
            data: components["schemas"]["Image"][];
            pagination: components["schemas"]["Pagination"];
        };
        Pagination: {
            /** Format: int32 */
            page: number;
            page_size: number;
            /** Format: int32 */
            total_count: number;
            /** Format: int32 */
            total_pages: number;
            has_next: boolean;
            has_previous: boolean;
        };
        /**
         * @description The kind of problem, which is also the last segment of its `type`. New values may be added.
         * @enum {string}
         */
        ErrorCode: "bad_request" | "unauthorized" | "forbidden" | "not_found" | "method_not_allowed" | "conflict" | "payload_too_large" | "unsupported_media_type" | "validation_error" | "rate_limited" | "internal_error" | "service_unavailable";
        Me: {
            /** @description The kind of the credential: `csb`, `csu`, `cpk`, `bearer` or `cookie`. */
            credential: string;
            /** @description The user; absent for a key of an organization. */
            user_short_id?: string;
            organizations: components["schemas"]["MyOrganization"][];
            limits: components["schemas"]["RequestLimit"][];
        };
        MyOrganization: {
            organization_short_id: string;
            /** @description The role of the user: `owner`, `manager`, `billing` or `editor`. Absent for a key of an organization. */
            role?: string;
        };
        RequestLimit: {
            /** Format: int64 */
            limit: number;
            /** Format: int64 */
            window_seconds: number;
            /** Format: int64 */
            remaining: number;
            /** Format: int64 */
            reset_seconds: number;
        };
        /** @description A problem document of RFC 9457. */
        Problem: {
            /**
             * Format: uri
             * @description The URL of the page about this kind of problem.
             */
            type: string;
            title: string;
            status: number;
            /** @description What is wrong with this request. */
            detail: string;
            error_code: components["schemas"]["ErrorCode"];
            /** @description Whether the same request can succeed later unchanged. */
            retryable: boolean;
            /**
             * Format: date-time
             * @description Absent if the gateway itself answers.
             */
            timestamp?: string;
            /** @description Instead of `timestamp` if the gateway itself answers, in the only form that it supports: `22/Nov/2026:03:43:53 +0000`. */
            request_time?: string;
            request_id: string;
            /**
             * Format: int32
             * @description Present with 429 and 503, and with 500 if the gateway itself answers.
             */
            retry_after_seconds?: number;
            /** @description Present with 422. */
            errors?: components["schemas"]["FieldError"][];
        };
        FieldError: {
            /** @description The path of the field, with a dot between names. */
            field: string;
            message: string;
        };
    };
    responses: {
        /** @description The body is not valid JSON, or not a valid form. */
        BadRequest: {
            headers: {
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://api.example.com/docs/errors/bad_request",
                 *       "title": "Bad Request",
                 *       "status": 400,
                 *       "detail": "The body is not valid JSON at line 1, column 12.",
                 *       "error_code": "bad_request",
                 *       "retryable": false,
                 *       "timestamp": "2026-11-22T03:43:53Z",
                 *       "request_id": "78f5e890-19a7-47d3-b03e-425a99a657b5"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key is missing, malformed, unknown, revoked or expired. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://api.example.com/docs/errors/unauthorized",
                 *       "title": "Unauthorized",
                 *       "status": 401,
                 *       "detail": "The request has no X-API-Key header.",
                 *       "error_code": "unauthorized",
                 *       "retryable": false,
                 *       "timestamp": "2026-11-22T03:43:53Z",
                 *       "request_id": "9d435944-6339-4475-95e7-c27119ea2ea1"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description The key is valid, but it is for the scanner or for reading only, or its user's role does not allow this operation. With a
         *     cookie, the request comes from a page that may not use the API.
         */
        Forbidden: {
            headers: {
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://api.example.com/docs/errors/forbidden",
                 *       "title": "Forbidden",
                 *       "status": 403,
                 *       "detail": "This key is for the scanner only.",
                 *       "error_code": "forbidden",
                 *       "retryable": false,
                 *       "timestamp": "2026-11-22T03:43:53Z",
                 *       "request_id": "3f0e4a5c-52d1-4b55-a7a3-1c7b0f7d5e11"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The address does not exist, or your organization has no such resource. */
        NotFound: {
            headers: {
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://api.example.com/docs/errors/not_found",
                 *       "title": "Not Found",
                 *       "status": 404,
                 *       "detail": "There is no such session.",
                 *       "error_code": "not_found",
                 *       "retryable": false,
                 *       "timestamp": "2026-11-22T03:43:53Z",
                 *       "request_id": "0b9e236d-3cfb-49c0-bd1d-4d83d4085870"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The address exists, but it does not support this method. */
        MethodNotAllowed: {
            headers: {
                Allow: components["headers"]["Allow"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://api.example.com/docs/errors/method_not_allowed",
                 *       "title": "Method Not Allowed",
                 *       "status": 405,
                 *       "detail": "This address answers to POST, OPTIONS, not to PUT.",
                 *       "error_code": "method_not_allowed",
                 *       "retryable": false,
                 *       "timestamp": "2026-11-22T03:43:53Z",
                 *       "request_id": "78f5e890-19a7-47d3-b03e-425a99a657b5"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The session has ended or is full, the photo is not ready, or the product has the maximum number of images. */
        Conflict: {
            headers: {
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://api.example.com/docs/errors/conflict",
                 *       "title": "Conflict",
                 *       "status": 409,
                 *       "detail": "The session is EXPIRED; only an ACTIVE one can be changed.",
                 *       "error_code": "conflict",
                 *       "retryable": false,
                 *       "timestamp": "2026-11-22T03:43:53Z",
                 *       "request_id": "40edc579-dc74-4a78-b121-b9617138b3e7"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description The body has more than 262,144 bytes, or more than 4,613,734 bytes as a form. If it is too large for the gateway (10 MB), the
         *     gateway answers, without rate limit headers.
         */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://api.example.com/docs/errors/payload_too_large",
                 *       "title": "Payload Too Large",
                 *       "status": 413,
                 *       "detail": "The body has 300000 bytes; the maximum is 262144.",
                 *       "error_code": "payload_too_large",
                 *       "retryable": false,
                 *       "timestamp": "2026-11-22T03:43:53Z",
                 *       "request_id": "1553c1fc-3ee1-4bb7-8d46-7c10634f3b65"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The operation does not accept the content type of the body, or the body is compressed. */
        UnsupportedMediaType: {
            headers: {
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://api.example.com/docs/errors/unsupported_media_type",
                 *       "title": "Unsupported Media Type",
                 *       "status": 415,
                 *       "detail": "Content-Type must be application/json, not text/plain.",
                 *       "error_code": "unsupported_media_type",
                 *       "retryable": false,
                 *       "timestamp": "2026-11-22T03:43:53Z",
                 *       "request_id": "c18b38e1-8686-4398-9744-b8654f67675b"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Fields of the request are not valid. `errors` lists them. Nothing was changed. */
        ValidationError: {
            headers: {
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://api.example.com/docs/errors/validation_error",
                 *       "title": "Validation Error",
                 *       "status": 422,
                 *       "detail": "2 fields are not valid.",
                 *       "error_code": "validation_error",
                 *       "retryable": false,
                 *       "timestamp": "2026-11-22T03:43:53Z",
                 *       "request_id": "6eb361d0-7e75-4cc2-bb1c-e06d09eafcbc",
                 *       "errors": [
                 *         {
                 *           "field": "capture_mode",
                 *           "message": "must be one of barcode_scan, product_photography, both."
                 *         },
                 *         {
                 *           "field": "metadata.shelf",
                 *           "message": "must be a string."
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The limit of requests for the current minute or day has been reached. */
        RateLimited: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://api.example.com/docs/errors/rate_limited",
                 *       "title": "Too Many Requests",
                 *       "status": 429,
                 *       "detail": "The request limit is used up; try again in 41 seconds.",
                 *       "error_code": "rate_limited",
                 *       "retryable": true,
                 *       "timestamp": "2026-11-22T03:43:53Z",
                 *       "request_id": "2d1b7e61-6b52-4bb0-9f51-0a2f4f1f2a11",
                 *       "retry_after_seconds": 41
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something failed on our side. If the gateway failed, there are no rate limit headers. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://api.example.com/docs/errors/internal_error",
                 *       "title": "Internal Error",
                 *       "status": 500,
                 *       "detail": "Something failed on our side; report the request_id.",
                 *       "error_code": "internal_error",
                 *       "retryable": true,
                 *       "timestamp": "2026-11-22T03:43:53Z",
                 *       "request_id": "5a0c8c1e-8a43-4a62-9df0-4a4f6b6f0f0d"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The database or the object store is overloaded or cannot be reached. Nothing that was accepted is lost. */
        ServiceUnavailable: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://api.example.com/docs/errors/service_unavailable",
                 *       "title": "Service Unavailable",
                 *       "status": 503,
                 *       "detail": "The database or the object store is unavailable. Nothing was lost; try again.",
                 *       "error_code": "service_unavailable",
                 *       "retryable": true,
                 *       "timestamp": "2026-11-22T03:43:53Z",
                 *       "request_id": "7a4c9ee2-53c6-4c55-8c7e-0a1df7d1b6a2",
                 *       "retry_after_seconds": 1
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The session's `short_id`.
         * @example 2JZtSz3EVEi4k5ERftCTtB
         */
        SessionId: components["schemas"]["IdAsked"];
        /**
         * @description A name for this request, such as a new UUID, so that it can be sent again without making a second thing. For seven days the same
         *     key with the same body is answered with the thing that was made first, as it is then. With another body it is 422. Quotes
         *     around the key are optional.
         * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
         */
        IdempotencyKey: string;
        /**
         * @description The photo's `short_id`.
         * @example 2JZtSz4AKorEAP7W6FQLFY
         */
        PhotoId: components["schemas"]["IdAsked"];
        /**
         * @description The key's own organization. Products of other organizations are answered with 404.
         * @example 2JZtSz2qFvkWxL9hCY3NdT
         */
        OrganizationId: components["schemas"]["IdAsked"];
        /**
         * @description The product's GTIN of 8 to 14 digits. Leading zeros, spaces and hyphens do not change the product. An ISBN of ten characters
         *     stands for its ISBN-13, unless its last digit is also the check digit of a GTIN. Eight digits that are UPC-E, and zeros alone, are refused.
         * @example 00012345678905
         */
        Gtin: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Identifies this answer, for `If-None-Match`.
         * @example "9f86d081884c7d659a2feaa0c55ad015"
         */
        ETag: string;
        /**
         * @description The limits of both windows, with the lengths of the windows in seconds.
         * @example 300;w=60, 10000;w=86400
         */
        "RateLimit-Policy": string;
        /**
         * @description The limit of the window with fewer requests left.
         * @example 300
         */
        "RateLimit-Limit": number;
        /**
         * @description The number of requests left in that window.
         * @example 297
         */
        "RateLimit-Remaining": number;
        /**
         * @description Seconds until the next window starts.
         * @example 41
         */
        "RateLimit-Reset": number;
        /**
         * @description The same as `RateLimit-Limit`.
         * @example 300
         */
        "X-RateLimit-Limit": number;
        /**
         * @description The same as `RateLimit-Remaining`.
         * @example 297
         */
        "X-RateLimit-Remaining": number;
        /**
         * @description The time at which the next window starts, in seconds since 1970.
         * @example 1795319040
         */
        "X-RateLimit-Reset": number;
        /**
         * @description The id of this request. A problem has it as `request_id`.
         * @example 86621ce6-3d07-48fb-82a0-3083bbe00ab9
         */
        "X-Request-Id": string;
        /**
         * @description Answers must not be stored.
         * @example no-store
         */
        "Cache-Control": "no-store";
        /**
         * @description The content type must not be guessed.
         * @example nosniff
         */
        "X-Content-Type-Options": "nosniff";
        /**
         * @description The URL of what was created, relative to this deployment.
         * @example /scanner/api/v1/sessions/2JZtSz3EVEi4k5ERftCTtB
         */
        Location: string;
        /**
         * @description Seconds to wait before the next attempt.
         * @example 41
         */
        "Retry-After": number;
        /**
         * @description The credential that is required (RFC 9110). API Gateway renames it to x-amzn-Remapped-WWW-Authenticate; the detail of the problem says the same.
         * @example ApiKey realm="packshot", header="X-API-Key"
         */
        "WWW-Authenticate": string;
        /**
         * @description The methods of the path.
         * @example POST, OPTIONS
         */
        Allow: string;
        /**
         * @description What the page may load. It allows nothing from other hosts.
         * @example default-src 'none'; style-src 'unsafe-inline'
         */
        "Content-Security-Policy": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listSessions: {
        parameters: {
            query?: {
                /**
                 * @description Only sessions with this status.
                 * @example ACTIVE
                 */
                status?: components["schemas"]["SessionStatus"];
                /**
                 * @description The organization. Required with a user's key (`csu_…`).
                 * @example 2JZtSz2qFvkWxL9hCY3NdT
                 */
                organization_short_id?: components["schemas"]["IdAsked"];
                /**
                 * @description The number of the page. The first page is 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description The maximum number of sessions on a page.
                 * @example 25
                 */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "short_id": "2JZtSz3EVEi4k5ERftCTtB",
                     *           "status": "ACTIVE",
                     *           "capture_mode": "both",
                     *           "created": "2026-11-22T03:43:52Z",
                     *           "modified": "2026-11-22T03:43:52Z",
                     *           "metadata": {
                     *             "batch": "2026-11-A"
                     *           },
                     *           "capture_count": 0,
                     *           "photo_count": 1
                     *         }
                     *       ],
                     *       "pagination": {
                     *         "page": 1,
                     *         "page_size": 25,
                     *         "total_count": 1,
                     *         "total_pages": 1,
                     *         "has_next": false,
                     *         "has_previous": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name for this request, such as a new UUID, so that it can be sent again without making a second thing. For seven days the same
                 *     key with the same body is answered with the thing that was made first, as it is then. With another body it is 422. Quotes
                 *     around the key are optional.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SessionOptions"];
            };
        };
        responses: {
            /** @description The session is open. `Location` is its URL. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "short_id": "2JZtSz3EVEi4k5ERftCTtB",
                     *       "status": "ACTIVE",
                     *       "capture_mode": "both",
                     *       "created": "2026-11-22T03:43:52Z",
                     *       "modified": "2026-11-22T03:43:52Z",
                     *       "metadata": {
                     *         "batch": "2026-11-A"
                     *       },
                     *       "capture_count": 0,
                     *       "photo_count": 0
                     *     }
                     */
                    "application/json": components["schemas"]["SessionSummary"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                id: components["schemas"]["IdAsked"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "short_id": "2JZtSz3EVEi4k5ERftCTtB",
                     *       "status": "ACTIVE",
                     *       "capture_mode": "both",
                     *       "created": "2026-11-22T03:43:52Z",
                     *       "modified": "2026-11-22T03:43:52Z",
                     *       "metadata": {
                     *         "batch": "2026-11-A"
                     *       },
                     *       "captures": [],
                     *       "product_photos": [
                     *         {
                     *           "short_id": "2JZtSz4AKorEAP7W6FQLFY",
                     *           "photo_type": "front",
                     *           "s3_key": "scanner/photos/2026/11/2JZtSz3EVEi4k5ERftCTtB/front/2JZtSz4AKorEAP7W6FQLFY.jpg",
                     *           "original_filename": "oats-front.jpg",
                     *           "sort_order": 167,
                     *           "created": "2026-11-22T03:43:52Z",
                     *           "taken_at": "2026-11-22T03:43:41Z",
                     *           "metadata": {
                     *             "shelf": "A4"
                     *           },
                     *           "file_size": 2483112,
                     *           "capture_short_id": null,
                     *           "upload_status": "ready",
                     *           "rejection_reason": null,
                     *           "content_type": "image/jpeg",
                     *           "width": 4032,
                     *           "height": 3024,
                     *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "duplicate_of": null,
                     *           "barcodes": [],
                     *           "edit_pending": false,
                     *           "urls": {
                     *             "200": "https://packshot-photos.s3.eu-central-1.amazonaws.com/scanner/renditions/2JZtSz3EVEi4k5ERftCTtB/2JZtSz4AKorEAP7W6FQLFY/4accf507aeed606b-200.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261122%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261122T034000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
                     *             "original": "https://packshot-photos.s3.eu-central-1.amazonaws.com/scanner/photos/2026/11/2JZtSz3EVEi4k5ERftCTtB/front/2JZtSz4AKorEAP7W6FQLFY.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261122%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261122T034000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=2f6f0a4ddc1ee3c2b6b2ab9d9b3c3a1f0a43c5f4ab6d1b21d7c4ff6a3fbb1d20"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SessionDetail"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                id: components["schemas"]["IdAsked"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session is deleted. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    submitSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                id: components["schemas"]["IdAsked"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session, which is COMPLETED. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "short_id": "2JZtSz3EVEi4k5ERftCTtB",
                     *       "status": "COMPLETED",
                     *       "capture_mode": "both",
                     *       "created": "2026-11-22T03:43:52Z",
                     *       "modified": "2026-11-22T04:02:11Z",
                     *       "metadata": {
                     *         "batch": "2026-11-A"
                     *       },
                     *       "capture_count": 0,
                     *       "photo_count": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SessionSummary"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                id: components["schemas"]["IdAsked"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session, which is COMPLETED. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "short_id": "2JZtSz3EVEi4k5ERftCTtB",
                     *       "status": "COMPLETED",
                     *       "capture_mode": "both",
                     *       "created": "2026-11-22T03:43:52Z",
                     *       "modified": "2026-11-22T04:02:11Z",
                     *       "metadata": {
                     *         "batch": "2026-11-A"
                     *       },
                     *       "capture_count": 0,
                     *       "photo_count": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SessionSummary"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSessionStatus: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of an earlier answer.
                 * @example "9f86d081884c7d659a2feaa0c55ad015"
                 */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                id: components["schemas"]["IdAsked"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The status. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session_status": "ACTIVE",
                     *       "extraction_status": "pending",
                     *       "captures": [
                     *         {
                     *           "short_id": "2JZtSz5BMtqVfYb8Jw6XzR",
                     *           "status": "LOOKING_UP",
                     *           "proposal_count": 0
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SessionProgress"];
                };
            };
            /** @description Nothing has changed since the answer with this `ETag`. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    presignUpload: {
        parameters: {
            query?: {
                /**
                 * @description The view of the product in the photo. By default `other`. It can be changed later.
                 * @example front
                 */
                photo_type?: components["schemas"]["PhotoType"];
                /**
                 * @description The file's name on the device. Only its extension is used here. A name without the extension of a photo is taken for that of
                 *     a JPEG. One of a film, a document or another file that is no photo (`.mp4`, `.pdf`, `.svg`) is refused.
                 * @example oats-front.jpg
                 */
                original_filename?: string;
                /**
                 * @description The type of the file, if it is known. It takes precedence over the name.
                 * @example image/jpeg
                 */
                content_type?: "image/jpeg" | "image/png" | "image/webp" | "image/heic" | "image/gif" | "image/bmp";
                /**
                 * @description The photo of an earlier form that has expired. The new form is for the same photo, which has not arrived. Send the same
                 *     `photo_type` and type of file as before.
                 * @example 2JZtSz4AKorEAP7W6FQLFY
                 */
                photo_short_id?: components["schemas"]["IdAsked"];
            };
            header?: never;
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The form to post. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "upload_url": "https://packshot-photos.s3.eu-central-1.amazonaws.com/",
                     *       "upload_fields": {
                     *         "key": "scanner/photos/2026/11/2JZtSz3EVEi4k5ERftCTtB/front/2JZtSz4AKorEAP7W6FQLFY.jpg",
                     *         "Content-Type": "image/jpeg",
                     *         "success_action_status": "201",
                     *         "x-amz-algorithm": "AWS4-HMAC-SHA256",
                     *         "x-amz-credential": "ASIAIOSFODNN7EXAMPLE/20261122/eu-central-1/s3/aws4_request",
                     *         "x-amz-date": "20261122T034352Z",
                     *         "x-amz-security-token": "IQoJb3JpZ2luX2VjEXAMPLETOKEN",
                     *         "policy": "eyJleHBpcmF0aW9uIjoiMjAyNi0xMS0yMlQwNDo0Mzo1Mi43OTdaIiwiY29uZGl0aW9ucyI6W119",
                     *         "x-amz-signature": "1fe403bfa0f3b7f152daef61e935e325d73aaa849d4bcaed52c107259bb2811b"
                     *       },
                     *       "s3_key": "scanner/photos/2026/11/2JZtSz3EVEi4k5ERftCTtB/front/2JZtSz4AKorEAP7W6FQLFY.jpg",
                     *       "expires_in": 3600
                     *     }
                     */
                    "application/json": components["schemas"]["Upload"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listUploads: {
        parameters: {
            query?: {
                /**
                 * @description Only photos in this state.
                 * @example promised
                 */
                state?: "promised" | "arrived" | "ready" | "rejected" | "duplicate" | "deleted" | "expired";
                /**
                 * @description The number of the page. The first page is 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description The number of photos on a page.
                 * @example 25
                 */
                page_size?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "client_id": "IMG_4711.HEIC",
                     *           "photo_short_id": "2JZtSz4AKorEAP7W6FQLFY",
                     *           "s3_key": "scanner/photos/2026/11/2JZtSz3EVEi4k5ERftCTtB/front/2JZtSz4AKorEAP7W6FQLFY.heic",
                     *           "state": "arrived",
                     *           "next": "wait",
                     *           "reason": null,
                     *           "retry_after_seconds": 1,
                     *           "duplicate_of": null,
                     *           "error_code": null,
                     *           "errors": []
                     *         }
                     *       ],
                     *       "pagination": {
                     *         "page": 1,
                     *         "page_size": 25,
                     *         "total_count": 1,
                     *         "total_pages": 1,
                     *         "has_next": false,
                     *         "has_previous": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    promiseUploads: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Promises"];
            };
        };
        responses: {
            /** @description One element for each promise, in the same order. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uploads": [
                     *         {
                     *           "client_id": "IMG_4711.HEIC",
                     *           "photo_short_id": "2JZtSz4AKorEAP7W6FQLFY",
                     *           "s3_key": "scanner/photos/2026/11/2JZtSz3EVEi4k5ERftCTtB/front/2JZtSz4AKorEAP7W6FQLFY.heic",
                     *           "state": "promised",
                     *           "next": "upload",
                     *           "reason": null,
                     *           "retry_after_seconds": null,
                     *           "duplicate_of": null,
                     *           "error_code": null,
                     *           "errors": [],
                     *           "upload": {
                     *             "method": "PUT",
                     *             "url": "https://packshot-photos.s3.eu-central-1.amazonaws.com/scanner/photos/2026/11/2JZtSz3EVEi4k5ERftCTtB/front/2JZtSz4AKorEAP7W6FQLFY.heic?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261122%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261122T034352Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost%3Bx-amz-checksum-sha256%3Bx-amz-meta-client-id&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
                     *             "headers": {
                     *               "content-type": "image/heic",
                     *               "x-amz-checksum-sha256": "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=",
                     *               "x-amz-meta-client-id": "IMG_4711.HEIC"
                     *             },
                     *             "expires_in": 3600
                     *           },
                     *           "limits": {
                     *             "min_bytes": 2483112,
                     *             "max_bytes": 2483112,
                     *             "max_pixels": 202000000,
                     *             "max_side": 20000
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PromiseAnswers"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    explainUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                session_id: components["parameters"]["SessionId"];
                /**
                 * @description The photo's `short_id`.
                 * @example 2JZtSz4AKorEAP7W6FQLFY
                 */
                photo_id: components["parameters"]["PhotoId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadFailure"];
            };
        };
        responses: {
            /** @description The explanation. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "client_id": "IMG_4711.HEIC",
                     *       "photo_short_id": "2JZtSz4AKorEAP7W6FQLFY",
                     *       "s3_key": "scanner/photos/2026/11/2JZtSz3EVEi4k5ERftCTtB/front/2JZtSz4AKorEAP7W6FQLFY.heic",
                     *       "state": "promised",
                     *       "next": "give_up",
                     *       "reason": "The file is larger than was promised. Promise it again with its true file_size.",
                     *       "retry_after_seconds": null,
                     *       "duplicate_of": null,
                     *       "error_code": null,
                     *       "errors": [],
                     *       "limits": {
                     *         "min_bytes": 2483112,
                     *         "max_bytes": 2483112,
                     *         "max_pixels": 202000000,
                     *         "max_side": 20000
                     *       },
                     *       "cause": "too_large",
                     *       "clock_skew_seconds": 259200
                     *     }
                     */
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listPhotos: {
        parameters: {
            query?: {
                /**
                 * @description The number of the page. The first page is 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description The maximum number of photos on a page.
                 * @example 25
                 */
                page_size?: number;
                /**
                 * @description By `sort_order`, or by the time at which they were taken, oldest first. Photos without a `taken_at` come last then, by
                 *     `sort_order`. The list is complete.
                 * @example taken_at
                 */
                sort?: "sort_order" | "taken_at";
            };
            header?: never;
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "short_id": "2JZtSz4AKorEAP7W6FQLFY",
                     *           "photo_type": "front",
                     *           "s3_key": "scanner/photos/2026/11/2JZtSz3EVEi4k5ERftCTtB/front/2JZtSz4AKorEAP7W6FQLFY.jpg",
                     *           "original_filename": "oats-front.jpg",
                     *           "sort_order": 167,
                     *           "created": "2026-11-22T03:43:52Z",
                     *           "taken_at": "2026-11-22T03:43:41Z",
                     *           "metadata": {
                     *             "shelf": "A4"
                     *           },
                     *           "file_size": 2483112,
                     *           "capture_short_id": null,
                     *           "upload_status": "ready",
                     *           "rejection_reason": null,
                     *           "content_type": "image/jpeg",
                     *           "width": 4032,
                     *           "height": 3024,
                     *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "duplicate_of": null,
                     *           "barcodes": [],
                     *           "edit_pending": false,
                     *           "urls": {
                     *             "200": "https://packshot-photos.s3.eu-central-1.amazonaws.com/scanner/renditions/2JZtSz3EVEi4k5ERftCTtB/2JZtSz4AKorEAP7W6FQLFY/4accf507aeed606b-200.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261122%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261122T034000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
                     *             "original": "https://packshot-photos.s3.eu-central-1.amazonaws.com/scanner/photos/2026/11/2JZtSz3EVEi4k5ERftCTtB/front/2JZtSz4AKorEAP7W6FQLFY.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261122%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261122T034000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=2f6f0a4ddc1ee3c2b6b2ab9d9b3c3a1f0a43c5f4ab6d1b21d7c4ff6a3fbb1d20"
                     *           }
                     *         }
                     *       ],
                     *       "pagination": {
                     *         "page": 1,
                     *         "page_size": 25,
                     *         "total_count": 1,
                     *         "total_pages": 1,
                     *         "has_next": false,
                     *         "has_previous": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PhotoPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    registerPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhotoRegistration"];
            };
        };
        responses: {
            /** @description The photo was registered before. It is unchanged. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Photo"];
                };
            };
            /** @description The photo is registered. `Location` is the URL of its session, where it can be read. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Photo"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    reorderPhotos: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "photo_short_ids": [
                 *         "2JZtSz4AKorEAP7W6FQLFY"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PhotoSequence"];
            };
        };
        responses: {
            /** @description The photos in their new order. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "short_id": "2JZtSz4AKorEAP7W6FQLFY",
                     *         "photo_type": "front",
                     *         "s3_key": "scanner/photos/2026/11/2JZtSz3EVEi4k5ERftCTtB/front/2JZtSz4AKorEAP7W6FQLFY.jpg",
                     *         "original_filename": "oats-front.jpg",
                     *         "sort_order": 167,
                     *         "created": "2026-11-22T03:43:52Z",
                     *         "taken_at": "2026-11-22T03:43:41Z",
                     *         "metadata": {
                     *           "shelf": "A4"
                     *         },
                     *         "file_size": 2483112,
                     *         "capture_short_id": null,
                     *         "upload_status": "ready",
                     *         "rejection_reason": null,
                     *         "content_type": "image/jpeg",
                     *         "width": 4032,
                     *         "height": 3024,
                     *         "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "duplicate_of": null,
                     *         "barcodes": [],
                     *         "edit_pending": false,
                     *         "urls": {
                     *           "200": "https://packshot-photos.s3.eu-central-1.amazonaws.com/scanner/renditions/2JZtSz3EVEi4k5ERftCTtB/2JZtSz4AKorEAP7W6FQLFY/4accf507aeed606b-200.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261122%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261122T034000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
                     *           "original": "https://packshot-photos.s3.eu-central-1.amazonaws.com/scanner/photos/2026/11/2JZtSz3EVEi4k5ERftCTtB/front/2JZtSz4AKorEAP7W6FQLFY.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261122%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261122T034000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=2f6f0a4ddc1ee3c2b6b2ab9d9b3c3a1f0a43c5f4ab6d1b21d7c4ff6a3fbb1d20"
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Photo"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                session_id: components["parameters"]["SessionId"];
                /**
                 * @description The photo's `short_id`.
                 * @example 2JZtSz4AKorEAP7W6FQLFY
                 */
                photo_id: components["parameters"]["PhotoId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The photo. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Photo"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deletePhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                session_id: components["parameters"]["SessionId"];
                /**
                 * @description The photo's `short_id`.
                 * @example 2JZtSz4AKorEAP7W6FQLFY
                 */
                photo_id: components["parameters"]["PhotoId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The photo is deleted. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updatePhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's `short_id`.
                 * @example 2JZtSz3EVEi4k5ERftCTtB
                 */
                session_id: components["parameters"]["SessionId"];
                /**
                 * @description The photo's `short_id`.
                 * @example 2JZtSz4AKorEAP7W6FQLFY
                 */
                photo_id: components["parameters"]["PhotoId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhotoChange"];
            };
        };
        responses: {
            /** @description The changed photo. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Photo"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createCapture: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name for this request, such as a new UUID, so that it can be sent again without making a second thing. For seven days the same
                 *     key with the same body is answered with the thing that was made first, as it is then. With another body it is 422. Quotes
                 *     around the key are optional.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaptureInput"];
            };
        };
        responses: {
            /** @description The capture is added. `Location` is its URL. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "short_id": "2JZtSz5BMtqVfYb8Jw6XzR",
                     *       "status": "PENDING",
                     *       "capture_type": "BARCODE",
                     *       "raw_value": "]d20100012345678905\u001d10A1",
                     *       "gtin": "00012345678905",
                     *       "restricted": false,
                     *       "error_message": null,
                     *       "created": "2026-11-22T03:43:52Z",
                     *       "metadata": {
                     *         "shelf": "A4"
                     *       },
                     *       "gs1_dl_data": {
                     *         "10": "A1",
                     *         "01": "00012345678905"
                     *       },
                     *       "product_short_id": null,
                     *       "product_name": null,
                     *       "processed_at": null,
                     *       "uploaded_image_key": null,
                     *       "qr_analysis": {}
                     *     }
                     */
                    "application/json": components["schemas"]["Capture"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    uploadCaptureImage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name for this request, such as a new UUID, so that it can be sent again without making a second thing. For seven days the same
                 *     key with the same body is answered with the thing that was made first, as it is then. With another body it is 422. Quotes
                 *     around the key are optional.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["CaptureUpload"];
            };
        };
        responses: {
            /** @description The picture is stored and the capture is added. `Location` is its URL. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "short_id": "2JZtSz5BMtqVfYb8Jw6XzR",
                     *       "status": "PENDING",
                     *       "capture_type": "IMAGE",
                     *       "raw_value": "",
                     *       "gtin": null,
                     *       "restricted": false,
                     *       "error_message": null,
                     *       "created": "2026-11-22T03:43:52Z",
                     *       "metadata": {},
                     *       "gs1_dl_data": {},
                     *       "product_short_id": null,
                     *       "product_name": null,
                     *       "processed_at": null,
                     *       "uploaded_image_key": "scanner/photos/2026/11/2JZtSz3EVEi4k5ERftCTtB/captures/2JZtSz5BMtqVfYb8Jw6XzR.jpg",
                     *       "qr_analysis": {}
                     *     }
                     */
                    "application/json": components["schemas"]["Capture"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCapture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The capture's `short_id`.
                 * @example 2JZtSz5BMtqVfYb8Jw6XzR
                 */
                id: components["schemas"]["IdAsked"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The capture. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "short_id": "2JZtSz5BMtqVfYb8Jw6XzR",
                     *       "status": "PENDING",
                     *       "capture_type": "BARCODE",
                     *       "raw_value": "]d20100012345678905\u001d10A1",
                     *       "gtin": "00012345678905",
                     *       "restricted": false,
                     *       "error_message": null,
                     *       "created": "2026-11-22T03:43:52Z",
                     *       "metadata": {
                     *         "shelf": "A4"
                     *       },
                     *       "gs1_dl_data": {
                     *         "10": "A1",
                     *         "01": "00012345678905"
                     *       },
                     *       "product_short_id": null,
                     *       "product_name": null,
                     *       "processed_at": null,
                     *       "uploaded_image_key": null,
                     *       "qr_analysis": {}
                     *     }
                     */
                    "application/json": components["schemas"]["Capture"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    retryCapture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The capture's `short_id`.
                 * @example 2JZtSz5BMtqVfYb8Jw6XzR
                 */
                id: components["schemas"]["IdAsked"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The capture, whose product is being looked up. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "short_id": "2JZtSz5BMtqVfYb8Jw6XzR",
                     *       "status": "PENDING",
                     *       "capture_type": "BARCODE",
                     *       "raw_value": "]d20100012345678905\u001d10A1",
                     *       "gtin": "00012345678905",
                     *       "restricted": false,
                     *       "error_message": null,
                     *       "created": "2026-11-22T03:43:52Z",
                     *       "metadata": {
                     *         "shelf": "A4"
                     *       },
                     *       "gs1_dl_data": {
                     *         "10": "A1",
                     *         "01": "00012345678905"
                     *       },
                     *       "product_short_id": null,
                     *       "product_name": null,
                     *       "processed_at": null,
                     *       "uploaded_image_key": null,
                     *       "qr_analysis": {}
                     *     }
                     */
                    "application/json": components["schemas"]["Capture"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    nameProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key's own organization. Products of other organizations are answered with 404.
                 * @example 2JZtSz2qFvkWxL9hCY3NdT
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description The product's GTIN of 8 to 14 digits. Leading zeros, spaces and hyphens do not change the product. An ISBN of ten characters
                 *     stands for its ISBN-13, unless its last digit is also the check digit of a GTIN. Eight digits that are UPC-E, and zeros alone, are refused.
                 * @example 00012345678905
                 */
                gtin: components["parameters"]["Gtin"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Rolled oats, 500 g"
                 *     }
                 */
                "application/json": components["schemas"]["ProductName"];
            };
        };
        responses: {
            /** @description The product. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "2JZtSz6CNurWgZc9Kx7YaS",
                     *       "gtin": "00012345678905",
                     *       "name": "Rolled oats, 500 g"
                     *     }
                     */
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listImages: {
        parameters: {
            query?: {
                /**
                 * @description The number of the page. The first page is 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description The maximum number of images on a page.
                 * @example 25
                 */
                page_size?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The key's own organization. Products of other organizations are answered with 404.
                 * @example 2JZtSz2qFvkWxL9hCY3NdT
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description The product's GTIN of 8 to 14 digits. Leading zeros, spaces and hyphens do not change the product. An ISBN of ten characters
                 *     stands for its ISBN-13, unless its last digit is also the check digit of a GTIN. Eight digits that are UPC-E, and zeros alone, are refused.
                 * @example 00012345678905
                 */
                gtin: components["parameters"]["Gtin"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page of images. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "2JZtSz5ESYDWQcX9rQZBnN",
                     *           "title": "Front of package",
                     *           "is_primary": true,
                     *           "priority": 0,
                     *           "created": "2026-11-22T03:44:10Z",
                     *           "photo_type": "front",
                     *           "gs1_file_name": "00012345678905_A1N1_s01.jpg",
                     *           "restricted": false,
                     *           "image_url": "https://d111111abcdef8.cloudfront.net/images/2JZtSz5ESYDWQcX9rQZBnN/9f86d081884c7d65-1600.jpg",
                     *           "sizes": {
                     *             "200": "https://d111111abcdef8.cloudfront.net/images/2JZtSz5ESYDWQcX9rQZBnN/9f86d081884c7d65-200.jpg",
                     *             "400": "https://d111111abcdef8.cloudfront.net/images/2JZtSz5ESYDWQcX9rQZBnN/9f86d081884c7d65-400.jpg",
                     *             "800": "https://d111111abcdef8.cloudfront.net/images/2JZtSz5ESYDWQcX9rQZBnN/9f86d081884c7d65-800.jpg",
                     *             "1600": "https://d111111abcdef8.cloudfront.net/images/2JZtSz5ESYDWQcX9rQZBnN/9f86d081884c7d65-1600.jpg"
                     *           },
                     *           "edit_pending": false
                     *         }
                     *       ],
                     *       "pagination": {
                     *         "page": 1,
                     *         "page_size": 25,
                     *         "total_count": 1,
                     *         "total_pages": 1,
                     *         "has_next": false,
                     *         "has_previous": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ImagePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    addImage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name for this request, such as a new UUID, so that it can be sent again without making a second thing. For seven days the same
                 *     key with the same body is answered with the thing that was made first, as it is then. With another body it is 422. Quotes
                 *     around the key are optional.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The key's own organization. Products of other organizations are answered with 404.
                 * @example 2JZtSz2qFvkWxL9hCY3NdT
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description The product's GTIN of 8 to 14 digits. Leading zeros, spaces and hyphens do not change the product. An ISBN of ten characters
                 *     stands for its ISBN-13, unless its last digit is also the check digit of a GTIN. Eight digits that are UPC-E, and zeros alone, are refused.
                 * @example 00012345678905
                 */
                gtin: components["parameters"]["Gtin"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["ImageUpload"];
            };
        };
        responses: {
            /** @description The image is stored. `Location` is its URL. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    addImageFromPhoto: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name for this request, such as a new UUID, so that it can be sent again without making a second thing. For seven days the same
                 *     key with the same body is answered with the thing that was made first, as it is then. With another body it is 422. Quotes
                 *     around the key are optional.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The key's own organization. Products of other organizations are answered with 404.
                 * @example 2JZtSz2qFvkWxL9hCY3NdT
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description The product's GTIN of 8 to 14 digits. Leading zeros, spaces and hyphens do not change the product. An ISBN of ten characters
                 *     stands for its ISBN-13, unless its last digit is also the check digit of a GTIN. Eight digits that are UPC-E, and zeros alone, are refused.
                 * @example 00012345678905
                 */
                gtin: components["parameters"]["Gtin"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImageFromPhoto"];
            };
        };
        responses: {
            /** @description The image is stored. `Location` is its URL. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getManifest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key's own organization. Products of other organizations are answered with 404.
                 * @example 2JZtSz2qFvkWxL9hCY3NdT
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description The product's GTIN of 8 to 14 digits. Leading zeros, spaces and hyphens do not change the product. An ISBN of ten characters
                 *     stands for its ISBN-13, unless its last digit is also the check digit of a GTIN. Eight digits that are UPC-E, and zeros alone, are refused.
                 * @example 00012345678905
                 */
                gtin: components["parameters"]["Gtin"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The manifest. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "gtin": "00012345678905",
                     *       "urls_expire": "2026-11-22T04:00:00Z",
                     *       "images": [
                     *         {
                     *           "id": "2JZtSz5ESYDWQcX9rQZBnN",
                     *           "title": "Front of package",
                     *           "is_primary": true,
                     *           "priority": 0,
                     *           "created": "2026-11-22T03:44:10Z",
                     *           "photo_type": "front",
                     *           "gs1_file_name": "00012345678905_A1N1_s01.jpg",
                     *           "restricted": false,
                     *           "image_url": "https://d111111abcdef8.cloudfront.net/images/2JZtSz5ESYDWQcX9rQZBnN/9f86d081884c7d65-1600.jpg",
                     *           "sizes": {
                     *             "200": "https://d111111abcdef8.cloudfront.net/images/2JZtSz5ESYDWQcX9rQZBnN/9f86d081884c7d65-200.jpg",
                     *             "400": "https://d111111abcdef8.cloudfront.net/images/2JZtSz5ESYDWQcX9rQZBnN/9f86d081884c7d65-400.jpg",
                     *             "800": "https://d111111abcdef8.cloudfront.net/images/2JZtSz5ESYDWQcX9rQZBnN/9f86d081884c7d65-800.jpg",
                     *             "1600": "https://d111111abcdef8.cloudfront.net/images/2JZtSz5ESYDWQcX9rQZBnN/9f86d081884c7d65-1600.jpg"
                     *           },
                     *           "edit_pending": false,
                     *           "file": {
                     *             "url": "https://packshot-production-photos.s3.eu-central-1.amazonaws.com/products/2JZrkE9PPqT4q7zGd8HcWn/00012345678905/2JZtSz5ESYDWQcX9rQZBnN/original.jpg?X-Amz-Signature=9f86d081884c7d65",
                     *             "content_type": "image/jpeg",
                     *             "file_size": 2483112,
                     *             "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *             "width": 4032,
                     *             "height": 3024
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Manifest"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key's own organization. Products of other organizations are answered with 404.
                 * @example 2JZtSz2qFvkWxL9hCY3NdT
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description The product's GTIN of 8 to 14 digits. Leading zeros, spaces and hyphens do not change the product. An ISBN of ten characters
                 *     stands for its ISBN-13, unless its last digit is also the check digit of a GTIN. Eight digits that are UPC-E, and zeros alone, are refused.
                 * @example 00012345678905
                 */
                gtin: components["parameters"]["Gtin"];
                /**
                 * @description The image's `id`.
                 * @example 2JZtSz5ESYDWQcX9rQZBnN
                 */
                image_id: components["schemas"]["IdAsked"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key's own organization. Products of other organizations are answered with 404.
                 * @example 2JZtSz2qFvkWxL9hCY3NdT
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description The product's GTIN of 8 to 14 digits. Leading zeros, spaces and hyphens do not change the product. An ISBN of ten characters
                 *     stands for its ISBN-13, unless its last digit is also the check digit of a GTIN. Eight digits that are UPC-E, and zeros alone, are refused.
                 * @example 00012345678905
                 */
                gtin: components["parameters"]["Gtin"];
                /**
                 * @description The image's `id`.
                 * @example 2JZtSz5ESYDWQcX9rQZBnN
                 */
                image_id: components["schemas"]["IdAsked"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image is deleted. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key's own organization. Products of other organizations are answered with 404.
                 * @example 2JZtSz2qFvkWxL9hCY3NdT
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description The product's GTIN of 8 to 14 digits. Leading zeros, spaces and hyphens do not change the product. An ISBN of ten characters
                 *     stands for its ISBN-13, unless its last digit is also the check digit of a GTIN. Eight digits that are UPC-E, and zeros alone, are refused.
                 * @example 00012345678905
                 */
                gtin: components["parameters"]["Gtin"];
                /**
                 * @description The image's `id`.
                 * @example 2JZtSz5ESYDWQcX9rQZBnN
                 */
                image_id: components["schemas"]["IdAsked"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImageChange"];
            };
        };
        responses: {
            /** @description The changed image. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "credential": "bearer",
                     *       "user_short_id": "2JZrkH7dUuTn4gYw9sKxQe",
                     *       "organizations": [
                     *         {
                     *           "organization_short_id": "2JZrkFRXoHHjf4tTt8otTe",
                     *           "role": "editor"
                     *         }
                     *       ],
                     *       "limits": [
                     *         {
                     *           "limit": 300,
                     *           "window_seconds": 60,
                     *           "remaining": 299,
                     *           "reset_seconds": 50
                     *         },
                     *         {
                     *           "limit": 10000,
                     *           "window_seconds": 86400,
                     *           "remaining": 9999,
                     *           "reset_seconds": 43190
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    openBrowserSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `Set-Cookie` has the cookie. Pages cannot read it (`HttpOnly`). */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    endBrowserSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. `Set-Cookie` removes the cookie. */
            204: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOpenapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getReference: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getErrorPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example rate_limited */
                error_code: components["schemas"]["ErrorCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
}
