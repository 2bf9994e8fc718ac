package com.bharatmart.order;

/** The customer has a parcel of an order. An order can have several parcels. */
public record FulfillmentDelivered(OrderId orderId, FulfillmentId fulfillmentId) {}
