package com.bharatmart.media;

/** Why a file is rejected, or a request for a picture cannot be fulfilled. The messages are shown to the client. */
public abstract sealed class MediaException extends RuntimeException {

    MediaException(String message) {
        super(message);
    }

    /** There is no such picture or upload. */
    public static final class NotFoundException extends MediaException {
        public NotFoundException() {
            super("There is no such picture.");
        }
    }

    /** The file is not a picture in a supported format, or it is also a file of another kind. */
    public static final class NotAPictureException extends MediaException {
        NotAPictureException(String message) {
            super(message);
        }
    }

    /** The file starts like a picture, but cannot be decoded. */
    public static final class UnreadableException extends MediaException {
        UnreadableException() {
            super("The file starts like a picture, but cannot be decoded.");
        }
    }

    /** The picture has too many pixels, or a file that a client put into Object Storage has too many bytes. */
    public static final class TooLargeException extends MediaException {
        TooLargeException(String message) {
            super(message);
        }
    }

    /** An uploaded file has too many bytes. */
    public static final class TooLongException extends MediaException {
        TooLongException(long maxLength) {
            super("A file may have at most %d bytes.".formatted(maxLength));
        }
    }

    /** A scanner rejected the file. */
    public static final class InfectedException extends MediaException {
        public InfectedException() {
            super("The file contains malicious content.");
        }
    }

    /** The file has no bytes. */
    public static final class EmptyFileException extends MediaException {
        EmptyFileException() {
            super("The file is empty.");
        }
    }

    /** The client closed the connection or stopped sending before the end of the file. */
    public static final class UploadAbortedException extends MediaException {
        UploadAbortedException() {
            super("The upload ended before the end of the file. Try again.");
        }
    }

    /** The upload took longer than {@code bharatmart.media.upload-timeout}. */
    public static final class TooSlowException extends MediaException {
        TooSlowException() {
            super("The upload took too long. Try again.");
        }
    }

    /** The client of a direct upload has not stored the file in Object Storage. */
    public static final class NotUploadedException extends MediaException {
        NotUploadedException() {
            super("The file has not been uploaded to the URL of this upload.");
        }
    }

    /** A product, a variant or an order shows the picture. */
    public static final class InUseException extends MediaException {
        InUseException() {
            super(
                    "A product, a variant or an order shows this picture. Remove it from the product first; an order keeps"
                            + " its pictures.");
        }
    }
}
