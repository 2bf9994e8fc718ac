package com.bharatmart.media.web;

import com.bharatmart.media.MediaBusyException;
import com.bharatmart.media.MediaException;
import com.bharatmart.media.PictureService.RangeNotSatisfiableException;
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
            case MediaException.NotFoundException _ -> Problem.notFound();
            case MediaException.NotAPictureException _ ->
                problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_picture", e);
            case MediaException.UnreadableException _ ->
                problem(HttpStatus.UNPROCESSABLE_CONTENT, "unreadable_picture", e);
            case MediaException.TooLargeException _ ->
                problem(HttpStatus.UNPROCESSABLE_CONTENT, "picture_too_large", e);
            case MediaException.TooLongException _ -> problem(HttpStatus.CONTENT_TOO_LARGE, "body_too_large", e);
            case MediaException.InfectedException _ -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "infected_file", e);
            case MediaException.EmptyFileException _, MediaException.UploadAbortedException _ ->
                problem(HttpStatus.BAD_REQUEST, "malformed_body", e);
            case MediaException.TooSlowException _ -> problem(HttpStatus.REQUEST_TIMEOUT, "request_timeout", e);
            case MediaException.NotUploadedException _ -> problem(HttpStatus.CONFLICT, "not_uploaded", e);
            case MediaException.InUseException _ -> problem(HttpStatus.CONFLICT, "media_in_use", e);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(InvalidFormException e) {
        return Problem.invalid(List.of(e.problem()));
    }

    @ExceptionHandler(RangeNotSatisfiableException.class)
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
        log.warn("Object Storage is unavailable: {}", e.getMessage(), e.getCause());
        return Unavailable.dependency();
    }

    private static ProblemDetail problem(HttpStatus status, String code, MediaException e) {
        return Problem.of(status, code, String.valueOf(e.getMessage()));
    }
}
