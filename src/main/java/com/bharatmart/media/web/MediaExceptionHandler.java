package com.bharatmart.media.web;

import com.bharatmart.media.MediaBusyException;
import com.bharatmart.media.MediaException;
import com.bharatmart.media.PictureService.RangeNotSatisfiableException;
import com.bharatmart.media.StorageUnavailableException;
import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemCode;
import com.bharatmart.platform.problem.Unavailable;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
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
            case MediaException.NotAPictureException _ -> problem(MediaProblemCode.UNSUPPORTED_PICTURE, e);
            case MediaException.UnreadableException _ -> problem(MediaProblemCode.UNREADABLE_PICTURE, e);
            case MediaException.TooLargeException _ -> problem(MediaProblemCode.PICTURE_TOO_LARGE, e);
            case MediaException.TooLongException _ -> problem(PlatformProblemCode.BODY_TOO_LARGE, e);
            case MediaException.InfectedException _ -> problem(MediaProblemCode.INFECTED_FILE, e);
            case MediaException.EmptyFileException _, MediaException.UploadAbortedException _ ->
                problem(PlatformProblemCode.MALFORMED_BODY, e);
            case MediaException.TooSlowException _ -> problem(PlatformProblemCode.REQUEST_TIMEOUT, e);
            case MediaException.NotUploadedException _ -> problem(MediaProblemCode.NOT_UPLOADED, e);
            case MediaException.InUseException _ -> problem(MediaProblemCode.MEDIA_IN_USE, e);
        };
    }

    @ExceptionHandler
    ProblemDetail handle(InvalidFormException e) {
        return Problem.invalid(List.of(e.problem()));
    }

    @ExceptionHandler(RangeNotSatisfiableException.class)
    ProblemDetail handleRange() {
        return Problem.of(MediaProblemCode.RANGE_NOT_SATISFIABLE, "The picture has fewer bytes.");
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

    private static ProblemDetail problem(ProblemCode code, MediaException e) {
        return Problem.of(code, String.valueOf(e.getMessage()));
    }
}
