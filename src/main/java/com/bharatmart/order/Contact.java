package com.bharatmart.order;

import jakarta.persistence.Embeddable;

/**
 * Where news about the order goes.
 *
 * @param phone in E.164 form
 */
@Embeddable
public record Contact(String email, String phone) {}
