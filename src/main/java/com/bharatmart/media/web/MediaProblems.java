package com.bharatmart.media.web;

import com.bharatmart.media.MediaBusy;
import com.bharatmart.media.MediaRefused;
import com.bharatmart.media.StorageUnavailable;
import com.bharatmart.media.StoredPictures.RangeNotSatisfiable;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.Unavailable;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class MediaProblems {

    private static final Logger log = LoggerFactory.getLogger(MediaProblems.class);

    @ExceptionHandler
    ProblemDetail handle(MediaRefused e) {
        return switch (e) {
            case MediaRefused.NotFound _ -> Problem.notFound();
            case MediaRefused.NotAPicture _ -> problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_picture", e);
            case MediaRefused.Unreadable _ -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "unreadable_picture", e);
            case MediaRefused.TooLarge _ -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "picture_too_large", e);
            case MediaRefused.TooLong _ -> problem(HttpStatus.CONTENT_TOO_LARGE, "body_too_large", e);
            case MediaRefused.Infected _ -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "infected_file", e);
            case MediaRefused.EmptyFile _, MediaRefused.UploadBrokenOff _ ->
                problem(HttpStatus.BAD_REQUEST, "malformed_body", e);
            case MediaRefused.TooSlow _ -> problem(HttpStatus.REQUEST_TIMEOUT, "request_timeout", e);
            case MediaRefused.NotUploaded _ -> problem(HttpStatus.CONFLICT, "not_uploaded", e);
            case MediaRefused.InUse _ -> problem(HttpStatus.CONFLICT, "media_in_use", e);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(UnusableForm e) {
        return Problem.invalid(List.of(e.problem()));
    }

    @ExceptionHandler(RangeNotSatisfiable.class)
    ProblemDetail handleRange() {
        return Problem.of(
                HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "range_not_satisfiable", "The picture has fewer bytes.");
    }

    @ExceptionHandler(MediaBusy.class)
    ResponseEntity<ProblemDetail> handleBusy() {
        return Unavailable.overloaded();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(StorageUnavailable e) {
        log.warn("Object storage was needed: {}", e.getMessage(), e.getCause());
        return Unavailable.dependency();
    }

    private static ProblemDetail problem(HttpStatus status, String code, MediaRefused e) {
        return Problem.of(status, code, String.valueOf(e.getMessage()));
    }
}
