package com.bharatmart.media;

import com.bharatmart.Http;
import com.bharatmart.customer.SignedIn;
import tools.jackson.databind.JsonNode;

/** For tests of other modules, which need a picture and do not care which. */
public final class UploadedPictures {
    private UploadedPictures() {}

    /** A JPEG that no other test has, as the upload of it was answered. */
    public static JsonNode upload(Http http, SignedIn staff, int width, int height) {
        var answer = new Upload(http).send(staff, "picture.jpg", Drawn.jpeg(width, height));
        if (answer.status() != 201) {
            throw new AssertionError(answer.text());
        }
        return answer.json();
    }
}
