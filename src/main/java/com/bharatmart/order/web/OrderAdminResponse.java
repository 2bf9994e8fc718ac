package com.bharatmart.order.web;

import com.bharatmart.order.OrderAdminView;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

record OrderAdminResponse(
        @JsonUnwrapped OrderResponse order,
        List<FulfillmentResponse> fulfilments,

        @Schema(description = "As in the ETag.") int version) {

    static OrderAdminResponse from(OrderAdminView managed) {
        return new OrderAdminResponse(
                OrderResponse.from(managed.order()),
                Optional.ofNullable(managed.fulfilment()).stream()
                        .map(FulfillmentResponse::from)
                        .toList(),
                managed.version());
    }
}
