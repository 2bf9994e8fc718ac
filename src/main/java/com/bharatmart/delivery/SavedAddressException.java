package com.bharatmart.delivery;

/** Why goods cannot go to a saved address. */
public abstract sealed class SavedAddressException extends RuntimeException {

    private final String pointer;

    SavedAddressException(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    /** The JSON pointer of the id in the request. */
    public String pointer() {
        return pointer;
    }

    /** The address does not exist, belongs to another customer, or the caller is a guest. The answer is the same. */
    public static final class NotFoundException extends SavedAddressException {
        NotFoundException(String pointer) {
            super(pointer, "is not an address in the address book of the caller");
        }
    }

    /** The PIN code of the address is in another state. */
    public static final class ContradictoryException extends SavedAddressException {
        ContradictoryException(String pointer, String message) {
            super(pointer, message);
        }
    }
}
