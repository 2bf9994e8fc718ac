package com.bharatmart.media;

/** Why a file is not taken, or a picture cannot be what was asked of it. */
public abstract sealed class MediaException extends RuntimeException {

    MediaException(String message) {
        super(message);
    }

    /** No such picture, or no such upload. */
    public static final class NotFoundException extends MediaException {
        public NotFoundException() {
            super("there is no such picture");
        }
    }

    /** The contents are no picture of a kind that is taken, or something else besides. */
    public static final class NotAPictureException extends MediaException {
        NotAPictureException(String message) {
            super(message);
        }
    }

    /** It begins as a picture, and cannot be read to its end. */
    public static final class UnreadableException extends MediaException {
        UnreadableException() {
            super("The file begins as a picture, but cannot be read as one.");
        }
    }

    /** It has more pixels than are read; or, where a client has put it past this service, more bytes than are taken. */
    public static final class TooLargeException extends MediaException {
        TooLargeException(String message) {
            super(message);
        }
    }

    /** It has more bytes than a file that is uploaded may. */
    public static final class TooLongException extends MediaException {
        TooLongException(long most) {
            super("A file may have %d bytes at the most.".formatted(most));
        }
    }

    /** A scanner has found something in it. */
    public static final class InfectedException extends MediaException {
        public InfectedException() {
            super("The file contains something that does harm.");
        }
    }

    /** There is nothing in the file. */
    public static final class EmptyFileException extends MediaException {
        EmptyFileException() {
            super("The file is empty.");
        }
    }

    /** The client has gone, or has said nothing for too long. */
    public static final class UploadAbortedException extends MediaException {
        UploadAbortedException() {
            super("The file did not come to its end. Try again.");
        }
    }

    /** It came too slowly. */
    public static final class TooSlowException extends MediaException {
        TooSlowException() {
            super("The upload took too long. Try again.");
        }
    }

    /** The file that was to be uploaded directly is not there. */
    public static final class NotUploadedException extends MediaException {
        NotUploadedException() {
            super("There is no file yet at the address that was given for it.");
        }
    }

    /** Something shows it. */
    public static final class InUseException extends MediaException {
        InUseException() {
            super("A product or a variant shows this picture. Take it out there first.");
        }
    }
}
