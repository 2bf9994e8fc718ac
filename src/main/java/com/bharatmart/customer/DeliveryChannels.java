package com.bharatmart.customer;

/** What this shop can send. Implemented by the module that sends. */
public interface DeliveryChannels {

    boolean canMail();

    boolean canText();
}
