package com.bharatmart.productimport;

/** Why an import cannot do what was asked of it. */
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

    /** There is nothing in the file. */
    public static final class EmptyFileException extends ProductImportException {
        EmptyFileException() {
            super("The file is empty.");
        }
    }

    /** The client has gone, or has said nothing for too long. */
    public static final class UploadAbortedException extends ProductImportException {
        UploadAbortedException() {
            super("The file did not come to its end. Try again.");
        }
    }

    /** The rejected rows are known when the whole file has been read. */
    public static final class NotFinishedException extends ProductImportException {
        NotFinishedException() {
            super("This import has not finished yet.");
        }
    }

    /** The upload took so long that it was given up. */
    public static final class TooSlowException extends ProductImportException {
        TooSlowException() {
            super("The upload took too long. Try again.");
        }
    }
}
