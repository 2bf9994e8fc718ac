/**
 * Random histories of orders and their money, on two instances that crash and run into each other. Each is made from a number,
 * and has the same steps each time: one thread decides, between two statements or calls of the gateway, which instance goes
 * on. In the end the books of the gateway, which is a stand-in for Razorpay with an own database, judge those of the shop.
 */
@NullMarked
package com.bharatmart.history;

import org.jspecify.annotations.NullMarked;
