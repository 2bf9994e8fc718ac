package com.bharatmart.media;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.testing.Http;
import tools.jackson.databind.JsonNode;

/** For tests of other modules, which need a picture and do not care which. */
public final class UploadedPictures {
    private UploadedPictures() {}

    /** A JPEG that no other test has, as the upload of it was answered. */
    public static JsonNode upload(Http http, SignedInClient staff, int width, int height) {
        var answer = new Upload(http).send(staff, "picture.jpg", TestPictures.jpeg(width, height));
        if (answer.status() != 201) {
            throw new AssertionError(answer.text());
        }
        return answer.json();
    }
}
