package com.bharatmart.media;

import org.jspecify.annotations.Nullable;

/**
 * A picture that has been encoded and stored in the bucket, but not recorded in the database.
 *
 * @param bytes of the picture in its full size
 * @param etag of its object
 * @param fileName for display only
 * @param sourceSha256 of the uploaded file, in hexadecimal
 */
public record ProcessedPicture(
        Picture picture, long bytes, String etag, @Nullable String fileName, String sourceSha256) {}
