package com.bharatmart.media;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.testing.Http;
import tools.jackson.databind.JsonNode;

/** Uploads pictures for tests of other modules. */
public final class UploadedPictures {
    private UploadedPictures() {}

    /** Uploads a unique JPEG and returns the response. */
    public static JsonNode upload(Http http, SignedInClient staff, int width, int height) {
        var response = new UploadClient(http).send(staff, "picture.jpg", TestPictures.jpeg(width, height));
        if (response.status() != 201) {
            throw new AssertionError(response.text());
        }
        return response.json();
    }
}
