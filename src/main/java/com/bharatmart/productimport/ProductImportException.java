package com.bharatmart.productimport;

/** Why a request about imports fails. */
public abstract sealed class ProductImportException extends RuntimeException {

    ProductImportException(String message) {
        super(message);
    }

    /** No such import. */
    public static final class NotFoundException extends ProductImportException {
        NotFoundException() {
            super("there is no such import");
        }
    }

    /** The file is empty. */
    public static final class EmptyFileException extends ProductImportException {
        EmptyFileException() {
            super("The file is empty.");
        }
    }

    /** The client closed the connection, or sent nothing for too long. */
    public static final class UploadAbortedException extends ProductImportException {
        UploadAbortedException() {
            super("The file was not received completely. Try again.");
        }
    }

    /** The rejected rows are known only after the whole file was read. */
    public static final class NotFinishedException extends ProductImportException {
        NotFinishedException() {
            super("This import has not finished yet.");
        }
    }

    /** The upload took too long and was deleted. */
    public static final class TooSlowException extends ProductImportException {
        TooSlowException() {
            super("The upload took too long. Try again.");
        }
    }
}
