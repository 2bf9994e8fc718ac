package com.bharatmart.notification;

/** How a message is sent. */
enum MessageChannel {
    MAIL,
    SMS
}
