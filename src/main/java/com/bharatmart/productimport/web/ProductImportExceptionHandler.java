package com.bharatmart.productimport.web;

import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.Unavailable;
import com.bharatmart.productimport.ProductImportException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Maps the exceptions of imports to problem details. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProductImportExceptionHandler {

    @ExceptionHandler
    ProblemDetail handle(ProductImportException e) {
        return switch (e) {
            case ProductImportException.NotFoundException _ -> Problem.notFound();
            case ProductImportException.NotFinishedException _ ->
                Problem.of(ProductImportProblemCode.IMPORT_NOT_FINISHED, String.valueOf(e.getMessage()));
            case ProductImportException.EmptyFileException _, ProductImportException.UploadAbortedException _ ->
                Problem.of(PlatformProblemCode.MALFORMED_BODY, String.valueOf(e.getMessage()));
            case ProductImportException.TooSlowException _ ->
                Problem.of(PlatformProblemCode.REQUEST_TIMEOUT, String.valueOf(e.getMessage()));
        };
    }

    @ExceptionHandler(TooManyWatchersException.class)
    ResponseEntity<ProblemDetail> handleTooManyWatchers() {
        return Unavailable.overloaded();
    }
}
