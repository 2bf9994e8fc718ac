package com.bharatmart.media.web;

import com.bharatmart.media.MediaBusyException;
import com.bharatmart.media.MediaException;
import com.bharatmart.media.PictureService.RangeNotSatisfiable;
import com.bharatmart.media.StorageUnavailableException;
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
class MediaExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(MediaExceptionHandler.class);

    @ExceptionHandler
    ProblemDetail handle(MediaException e) {
        return switch (e) {
            case MediaException.NotFound _ -> Problem.notFound();
            case MediaException.NotAPicture _ -> problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_picture", e);
            case MediaException.Unreadable _ -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "unreadable_picture", e);
            case MediaException.TooLarge _ -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "picture_too_large", e);
            case MediaException.TooLong _ -> problem(HttpStatus.CONTENT_TOO_LARGE, "body_too_large", e);
            case MediaException.Infected _ -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "infected_file", e);
            case MediaException.EmptyFile _, MediaException.UploadBrokenOff _ ->
                problem(HttpStatus.BAD_REQUEST, "malformed_body", e);
            case MediaException.TooSlow _ -> problem(HttpStatus.REQUEST_TIMEOUT, "request_timeout", e);
            case MediaException.NotUploaded _ -> problem(HttpStatus.CONFLICT, "not_uploaded", e);
            case MediaException.InUse _ -> problem(HttpStatus.CONFLICT, "media_in_use", e);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(InvalidFormException e) {
        return Problem.invalid(List.of(e.problem()));
    }

    @ExceptionHandler(RangeNotSatisfiable.class)
    ProblemDetail handleRange() {
        return Problem.of(
                HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "range_not_satisfiable", "The picture has fewer bytes.");
    }

    @ExceptionHandler(MediaBusyException.class)
    ResponseEntity<ProblemDetail> handleBusy() {
        return Unavailable.overloaded();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(StorageUnavailableException e) {
        log.warn("Object storage was needed: {}", e.getMessage(), e.getCause());
        return Unavailable.dependency();
    }

    private static ProblemDetail problem(HttpStatus status, String code, MediaException e) {
        return Problem.of(status, code, String.valueOf(e.getMessage()));
    }
}
