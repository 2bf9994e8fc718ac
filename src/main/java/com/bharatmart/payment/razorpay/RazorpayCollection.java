package com.bharatmart.payment.razorpay;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list. */
record RazorpayCollection<T>(@Nullable List<T> items) {

    <R> List<R> map(Function<T, R> mapping) {
        return ResponseFields.required(items, "items").stream().map(mapping).toList();
    }
}
