package com.bharatmart.media.web;

import com.bharatmart.platform.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** The problems of pictures. */
enum MediaProblemCode implements ProblemCode {
    UNSUPPORTED_PICTURE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The file is not a picture in a supported format.",
            "Convert it to JPEG, PNG, WebP or GIF."),
    RANGE_NOT_SATISFIABLE(
            HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
            "The picture has fewer bytes than the range begins at.",
            "Request it without `Range`."),
    UNREADABLE_PICTURE(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The file starts like a picture, but cannot be decoded.",
            "Export the picture again."),
    PICTURE_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT, "The picture has too many pixels or bytes.", "Scale it down."),
    INFECTED_FILE(HttpStatus.UNPROCESSABLE_CONTENT, "A scanner found malicious content.", "Do not use the file."),
    NOT_UPLOADED(HttpStatus.CONFLICT, "There is no file at the URL of the upload.", "PUT the file there first."),
    MEDIA_IN_USE(HttpStatus.CONFLICT, "A product or a variant shows the picture.", "Remove it there first.");

    private final HttpStatus status;
    private final String when;
    private final String action;

    MediaProblemCode(HttpStatus status, String when, String action) {
        this.status = status;
        this.when = when;
        this.action = action;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String when() {
        return when;
    }

    @Override
    public String action() {
        return action;
    }
}
