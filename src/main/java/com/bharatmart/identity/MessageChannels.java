package com.bharatmart.identity;

/** The kinds of messages that this shop can send. The module that sends messages implements it. */
public interface MessageChannels {

    boolean canSendMail();

    boolean canSendSms();

    /** Throws {@link UnavailableException} if this shop sends no mail. */
    default void requireMail(String purpose) {
        if (!canSendMail()) {
            throw new UnavailableException("This shop sends no mail, so it cannot " + purpose + ".");
        }
    }

    /** Throws {@link UnavailableException} if this shop sends no text messages. */
    default void requireSms() {
        if (!canSendSms()) {
            throw new UnavailableException("This shop sends no text messages, so it cannot send codes.");
        }
    }

    /** This shop has no mail server or no SMS gateway. */
    final class UnavailableException extends RuntimeException {

        UnavailableException(String message) {
            super(message);
        }
    }
}
