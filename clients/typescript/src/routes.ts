// Generated from the contract by `npm run generate`. Do not edit.

/** The operations of the contract: method, path, and what a client has to know to send them. */
export const routes = {
  createSession: { method: "post", path: "/scanner/api/v1/sessions", idempotencyKey: true },
  getSession: { method: "get", path: "/scanner/api/v1/sessions/{id}" },
  submitSession: { method: "post", path: "/scanner/api/v1/sessions/{id}/submit" },
  endSession: { method: "post", path: "/scanner/api/v1/sessions/{id}/end" },
  presignUpload: { method: "get", path: "/scanner/api/v1/sessions/{session_id}/presigned-upload-url" },
  listUploads: { method: "get", path: "/scanner/api/v1/sessions/{session_id}/uploads" },
  promiseUploads: { method: "post", path: "/scanner/api/v1/sessions/{session_id}/uploads" },
  explainUpload: { method: "post", path: "/scanner/api/v1/sessions/{session_id}/uploads/{photo_id}/explain" },
  listPhotos: { method: "get", path: "/scanner/api/v1/sessions/{session_id}/photos" },
  registerPhoto: { method: "post", path: "/scanner/api/v1/sessions/{session_id}/photos" },
  reorderPhotos: { method: "post", path: "/scanner/api/v1/sessions/{session_id}/photos/reorder" },
  getPhoto: { method: "get", path: "/scanner/api/v1/sessions/{session_id}/photos/{photo_id}" },
  updatePhoto: { method: "patch", path: "/scanner/api/v1/sessions/{session_id}/photos/{photo_id}" },
  listImages: { method: "get", path: "/dashboard/api/v1/trade-items/{organization_id}/{gtin}/images" },
  addImage: { method: "post", path: "/dashboard/api/v1/trade-items/{organization_id}/{gtin}/images", form: true, idempotencyKey: true },
  addImageFromPhoto: { method: "post", path: "/dashboard/api/v1/trade-items/{organization_id}/{gtin}/images/from-photo", idempotencyKey: true },
  getImage: { method: "get", path: "/dashboard/api/v1/trade-items/{organization_id}/{gtin}/images/{image_id}" },
  deleteImage: { method: "delete", path: "/dashboard/api/v1/trade-items/{organization_id}/{gtin}/images/{image_id}" },
  updateImage: { method: "patch", path: "/dashboard/api/v1/trade-items/{organization_id}/{gtin}/images/{image_id}" },
  getOpenapi: { method: "get", path: "/openapi.json" },
  getReference: { method: "get", path: "/docs", text: true },
  getErrorPage: { method: "get", path: "/docs/errors/{error_code}", text: true },
} as const;
