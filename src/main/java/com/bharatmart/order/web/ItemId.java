package com.bharatmart.order.web;

/**
 * Identifies an item of an order: {@code 1} is the first one.
 *
 * @param text as clients have it, perhaps not of any item
 */
record ItemId(String text) {

    private static final String NUMBER = "[1-9][0-9]{0,5}";

    static ItemId of(int position) {
        return new ItemId(String.valueOf(position + 1));
    }

    /** The position from 0, or -1 if no item has the id. */
    int position() {
        return text.matches(NUMBER) ? Integer.parseInt(text) - 1 : -1;
    }
}
