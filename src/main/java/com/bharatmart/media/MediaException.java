package com.bharatmart.media;

/** Why a file is not taken, or a picture cannot be what was asked of it. */
public abstract sealed class MediaException extends RuntimeException {

    MediaException(String message) {
        super(message);
    }

    /** No such picture, or no such upload. */
    public static final class NotFound extends MediaException {
        public NotFound() {
            super("there is no such picture");
        }
    }

    /** The contents are no picture of a kind that is taken, or something else besides. */
    public static final class NotAPicture extends MediaException {
        NotAPicture(String message) {
            super(message);
        }
    }

    /** It begins as a picture, and cannot be read to its end. */
    public static final class Unreadable extends MediaException {
        Unreadable() {
            super("The file begins as a picture, but cannot be read as one.");
        }
    }

    /** It has more pixels than are read; or, where a client has put it past this service, more bytes than are taken. */
    public static final class TooLarge extends MediaException {
        TooLarge(String message) {
            super(message);
        }
    }

    /** It has more bytes than a file that is uploaded may. */
    public static final class TooLong extends MediaException {
        TooLong(long most) {
            super("A file may have %d bytes at the most.".formatted(most));
        }
    }

    /** A scanner has found something in it. */
    public static final class Infected extends MediaException {
        public Infected() {
            super("The file contains something that does harm.");
        }
    }

    /** There is nothing in the file. */
    public static final class EmptyFile extends MediaException {
        EmptyFile() {
            super("The file is empty.");
        }
    }

    /** The client has gone, or has said nothing for too long. */
    public static final class UploadBrokenOff extends MediaException {
        UploadBrokenOff() {
            super("The file did not come to its end. Try again.");
        }
    }

    /** It came too slowly. */
    public static final class TooSlow extends MediaException {
        TooSlow() {
            super("The upload took too long. Try again.");
        }
    }

    /** The file that was to be uploaded directly is not there. */
    public static final class NotUploaded extends MediaException {
        NotUploaded() {
            super("There is no file yet at the address that was given for it.");
        }
    }

    /** Something shows it. */
    public static final class InUse extends MediaException {
        InUse() {
            super("A product or a variant shows this picture. Take it out there first.");
        }
    }
}
