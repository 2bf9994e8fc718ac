package com.bharatmart.identity;

/** What this shop can send. Implemented by the module that sends. */
public interface MessageChannels {

    boolean canMail();

    boolean canText();
}
