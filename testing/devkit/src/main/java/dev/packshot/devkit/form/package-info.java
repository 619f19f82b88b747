/**
 * S3's uploads by form (POST Object), with the checks and answers of AWS
 * (docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html and sigv4-HTTPPOSTForms.html).
 */
package dev.packshot.devkit.form;
